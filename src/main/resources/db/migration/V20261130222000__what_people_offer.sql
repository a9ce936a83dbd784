-- When somebody can answer: each week, and on dates, which go before the week. Without a row nothing is known, and nobody is asked to come.
CREATE TABLE availability_week (
    responder_id bigint NOT NULL REFERENCES responder,
    day          int    NOT NULL CHECK (day BETWEEN 1 AND 7),
    from_minute  int    NOT NULL CHECK (from_minute BETWEEN 0 AND 1435),
    to_minute    int    NOT NULL CHECK (to_minute BETWEEN 5 AND 1440),
    answer       text   NOT NULL CHECK (answer IN ('PREFERRED', 'YES', 'IF_NEEDED')),
    PRIMARY KEY (responder_id, day, from_minute),
    CHECK (to_minute > from_minute)
);

CREATE TABLE availability (
    responder_id bigint      NOT NULL REFERENCES responder,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    answer       text        NOT NULL CHECK (answer IN ('PREFERRED', 'YES', 'IF_NEEDED', 'NO')),
    PRIMARY KEY (responder_id, begins_at, ends_at),
    CHECK (ends_at > begins_at)
);
CREATE INDEX availability_by_time ON availability (begins_at);
