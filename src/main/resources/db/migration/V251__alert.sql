-- When coordinators are told, and what they were told.

-- Null and false: not told. A line without a row has the ordinary thresholds (org.permanence.wallboard.Thresholds).
CREATE TABLE line_threshold (
    line_code             text    PRIMARY KEY REFERENCES line,
    waiting               integer CHECK (waiting BETWEEN 1 AND 1000),
    longest_wait_seconds  integer CHECK (longest_wait_seconds BETWEEN 1 AND 7200),
    nobody_on_duty        boolean NOT NULL,
    below_floor           boolean NOT NULL,
    next_shift_minutes    integer CHECK (next_shift_minutes BETWEEN 1 AND 2880),
    pbx_away_seconds      integer CHECK (pbx_away_seconds BETWEEN 1 AND 3600),
    database_away_seconds integer CHECK (database_away_seconds BETWEEN 1 AND 3600),
    home_phone_resting    boolean NOT NULL
);

CREATE TABLE alert (
    id              uuid        PRIMARY KEY,
    kind            text        NOT NULL,
    line            text,
    -- tells occurrences of one kind apart: a responder's number, the beginning of a shift
    subject         text,
    began_at        timestamptz NOT NULL,
    value           bigint,
    threshold       bigint,
    ended_at        timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz
);
CREATE INDEX alert_ended ON alert (ended_at);

-- A mail that a mail server took.
CREATE TABLE alert_mail (
    alert_id   uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
    phase      text        NOT NULL CHECK (phase IN ('BEGIN', 'END')),
    account_id bigint      NOT NULL,
    sent_at    timestamptz NOT NULL,
    PRIMARY KEY (alert_id, phase, account_id)
);
