-- Facts of calls that the database refused where they belong. They are tried again there, and leave this table when they are stored.
CREATE TABLE call_event_set_aside (
    call_id     uuid        NOT NULL,
    key         text        NOT NULL,
    at          timestamptz NOT NULL,
    source      text        NOT NULL,
    fact        text        NOT NULL,
    detail      jsonb       NOT NULL,
    set_aside_at timestamptz NOT NULL,
    -- PostgreSQL's own code; null when the fault is not the database's
    sql_state   text,
    PRIMARY KEY (call_id, key)
);

-- Written every few seconds, because a database that answers may store nothing.
CREATE TABLE write_check (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    written_at timestamptz NOT NULL
);
INSERT INTO write_check (written_at) VALUES (now());
