-- What the figures need beside the calls, and the half-hours of days that are over, added up once.

-- Wrap-up after a call, as the PBX gave it: ended_at is when it ends by itself, until somebody lengthens or ends it.
CREATE TABLE wrap_up (
    call_id      uuid        NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    responder_id bigint      NOT NULL,
    began_at     timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL CHECK (ended_at >= began_at),
    PRIMARY KEY (call_id, responder_id, began_at)
);
CREATE INDEX wrap_up_began ON wrap_up (began_at);
CREATE INDEX call_part_picked_up ON call_part (picked_up_at);
CREATE INDEX duty_period_began ON duty_period (began_at);

-- Sums over the calls that arrived in a half-hour (org.permanence.wallboard.Sum), milliseconds. Empty text: not known.
CREATE TABLE figures_half_hour (
    half_hour        timestamptz NOT NULL,
    line             text        NOT NULL,
    language         text        NOT NULL,
    in_progress      bigint      NOT NULL,
    answered         bigint      NOT NULL,
    gave_up          bigint      NOT NULL,
    closed           bigint      NOT NULL,
    holiday          bigint      NOT NULL,
    closed_ad_hoc    bigint      NOT NULL,
    nobody_on_duty   bigint      NOT NULL,
    overflow         bigint      NOT NULL,
    failed           bigint      NOT NULL,
    end_unknown      bigint      NOT NULL,
    answered_in_time bigint      NOT NULL,
    gave_up_in_time  bigint      NOT NULL,
    gave_up_queued   bigint      NOT NULL,
    overflow_wait    bigint      NOT NULL,
    handled          bigint      NOT NULL,
    answer_wait      bigint      NOT NULL,
    longest_answer   bigint      NOT NULL,
    give_up_wait     bigint      NOT NULL,
    longest_give_up  bigint      NOT NULL,
    talk             bigint      NOT NULL,
    hold             bigint      NOT NULL,
    wrap_up          bigint      NOT NULL,
    PRIMARY KEY (half_hour, line, language)
);

-- Time of people within a half-hour, milliseconds.
CREATE TABLE work_half_hour (
    half_hour timestamptz PRIMARY KEY,
    busy      bigint NOT NULL,
    duty      bigint NOT NULL,
    elapsed   bigint NOT NULL
);

-- The days of Brussels whose half-hours above hold. A day that is not here, or was added up with other thresholds, is added up anew.
CREATE TABLE figures_day (
    day        date PRIMARY KEY,
    thresholds text NOT NULL
);

-- A day is added up once it has been over for 26 hours. What changes later than 20 hours after it arrived is rare (a call told from the PBX's logs after a
-- long outage, a deletion): only then is there anything to do here, and the day is added up again. The lock makes whoever adds up and whoever changes
-- wait for each other, so that no change slips in between.
CREATE FUNCTION figures_changed_since(since timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(250);
    DELETE FROM figures_day WHERE day >= (since AT TIME ZONE 'Europe/Brussels')::date;
END $$;

CREATE FUNCTION figures_call_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM figures_changed_since(least(OLD.arrived_at, NEW.arrived_at));
    RETURN NULL;
END $$;
CREATE TRIGGER figures_call_came AFTER INSERT ON call FOR EACH ROW
    WHEN (NEW.arrived_at < now() - interval '20 hours') EXECUTE FUNCTION figures_call_changed();
CREATE TRIGGER figures_call_changed AFTER UPDATE ON call FOR EACH ROW
    WHEN (OLD.arrived_at < now() - interval '20 hours' OR NEW.arrived_at < now() - interval '20 hours') EXECUTE FUNCTION figures_call_changed();
CREATE TRIGGER figures_call_went AFTER DELETE ON call FOR EACH ROW
    WHEN (OLD.arrived_at < now() - interval '20 hours') EXECUTE FUNCTION figures_call_changed();

CREATE FUNCTION figures_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM figures_changed_since(least(OLD.picked_up_at, NEW.picked_up_at));
    RETURN NULL;
END $$;
CREATE TRIGGER figures_part_came AFTER INSERT ON call_part FOR EACH ROW
    WHEN (NEW.picked_up_at < now() - interval '20 hours') EXECUTE FUNCTION figures_part_changed();
CREATE TRIGGER figures_part_changed AFTER UPDATE ON call_part FOR EACH ROW
    WHEN (OLD.picked_up_at < now() - interval '20 hours') EXECUTE FUNCTION figures_part_changed();
CREATE TRIGGER figures_part_went AFTER DELETE ON call_part FOR EACH ROW
    WHEN (OLD.picked_up_at < now() - interval '20 hours') EXECUTE FUNCTION figures_part_changed();

-- Wrap-ups and periods of duty alike: what they change begins when they begin.
CREATE FUNCTION figures_period_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM figures_changed_since(least(OLD.began_at, NEW.began_at));
    RETURN NULL;
END $$;
CREATE TRIGGER figures_wrap_up_came AFTER INSERT ON wrap_up FOR EACH ROW
    WHEN (NEW.began_at < now() - interval '20 hours') EXECUTE FUNCTION figures_period_changed();
CREATE TRIGGER figures_wrap_up_changed AFTER UPDATE ON wrap_up FOR EACH ROW
    WHEN (OLD.began_at < now() - interval '20 hours') EXECUTE FUNCTION figures_period_changed();
CREATE TRIGGER figures_duty_came AFTER INSERT ON duty_period FOR EACH ROW
    WHEN (NEW.began_at < now() - interval '20 hours') EXECUTE FUNCTION figures_period_changed();
-- Somebody on duty for days who goes off now changes nothing of the days before.
CREATE TRIGGER figures_duty_changed AFTER UPDATE ON duty_period FOR EACH ROW
    WHEN (NEW.ended_at < now() - interval '20 hours' OR OLD.ended_at < now() - interval '20 hours' OR NEW.began_at <> OLD.began_at)
    EXECUTE FUNCTION figures_period_changed();
