-- A calendar that somebody subscribes to. Its address holds a secret, of which the digest is kept.
CREATE TABLE calendar_feed (
    responder_id bigint      PRIMARY KEY REFERENCES responder,
    account_id   bigint      NOT NULL REFERENCES account,
    digest       bytea       NOT NULL UNIQUE,
    made_at      timestamptz NOT NULL,
    read_at      timestamptz
);

-- What the calendar has told: a shift that is taken away must be said to be cancelled, since calendar programs keep what vanishes.
CREATE TABLE calendar_entry (
    responder_id bigint      NOT NULL REFERENCES calendar_feed ON DELETE CASCADE,
    shift_id     bigint      NOT NULL,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    sequence     int         NOT NULL,
    changed_at   timestamptz NOT NULL,
    cancelled    boolean     NOT NULL,
    PRIMARY KEY (responder_id, shift_id)
);
