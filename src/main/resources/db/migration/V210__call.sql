-- What happened on the line. No caller's number and nothing that a caller said: neither has a column here.

-- What a call has become: the projection of its journal, rewritten with each fact.
CREATE TABLE call (
    id              uuid        PRIMARY KEY,
    version         integer     NOT NULL,
    line            text,
    language        text,
    language_chosen boolean     NOT NULL,
    arrived_at      timestamptz NOT NULL,
    pseudonym       text,
    queued_at       timestamptz,
    queue           text,
    turned_away     text,
    turned_away_at  timestamptz,
    gave_up_at      timestamptz,
    waited_ms       bigint,
    on_hold_since   timestamptz,
    held_ms         bigint      NOT NULL,
    ended_at        timestamptz,
    ended_by        text,
    reconstructed   boolean     NOT NULL,
    -- Worked out from the above, kept for lists and figures.
    outcome         text        NOT NULL,
    picked_up_at    timestamptz,
    responder_id    bigint,
    reach           text,
    waiting_ms      bigint,
    talking_ms      bigint
);
CREATE INDEX call_arrived ON call (arrived_at);
CREATE INDEX call_pseudonym ON call (pseudonym, arrived_at) WHERE pseudonym IS NOT NULL;
CREATE INDEX call_alive ON call (arrived_at) WHERE ended_at IS NULL;
CREATE INDEX call_recently_ended ON call (ended_at);

CREATE TABLE call_ring (
    call_id           uuid   NOT NULL REFERENCES call (id),
    ring              text   NOT NULL,
    responder_id      bigint NOT NULL,
    reach             text,
    started_at        timestamptz NOT NULL,
    home_picked_up_at timestamptz,
    result            text   NOT NULL,
    ended_at          timestamptz,
    PRIMARY KEY (call_id, ring)
);
CREATE INDEX call_ring_responder ON call_ring (responder_id, started_at);

-- Who had the call, from when to when: several in turn when it was transferred.
CREATE TABLE call_part (
    call_id      uuid        NOT NULL REFERENCES call (id),
    responder_id bigint      NOT NULL,
    picked_up_at timestamptz NOT NULL,
    reach        text        NOT NULL,
    left_at      timestamptz,
    left_by      text,
    PRIMARY KEY (call_id, responder_id, picked_up_at)
);
CREATE INDEX call_part_responder ON call_part (responder_id, picked_up_at);

-- The journal: each fact once, in the order in which it came to us. Never changed afterwards.
CREATE TABLE call_event (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id     uuid        NOT NULL,
    key         text        NOT NULL,
    at          timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    source      text        NOT NULL,
    fact        text        NOT NULL,
    detail      jsonb       NOT NULL,
    UNIQUE (call_id, key)
);

CREATE FUNCTION call_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the call journal is append-only';
END $$;
CREATE TRIGGER call_event_append_only BEFORE UPDATE ON call_event
    FOR EACH STATEMENT EXECUTE FUNCTION call_event_is_append_only();
