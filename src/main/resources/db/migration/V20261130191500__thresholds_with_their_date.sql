-- When coordinators were told about a line: each state of its thresholds with the time from which it applied. What applies now is still in line_threshold; nobody writes
-- here but the trigger. Before its first row a line had the ordinary thresholds (org.permanence.alert.Thresholds).
CREATE TABLE line_threshold_kept (
    line_code             text        NOT NULL REFERENCES line,
    since                 timestamptz NOT NULL,
    -- Exclusive.
    until                 timestamptz NOT NULL DEFAULT 'infinity',
    waiting               integer,
    longest_wait_seconds  integer,
    nobody_on_duty        boolean     NOT NULL,
    below_floor           boolean     NOT NULL,
    next_shift_minutes    integer,
    pbx_away_seconds      integer,
    database_away_seconds integer,
    home_phone_resting    boolean     NOT NULL,
    unreachable           boolean     NOT NULL,
    turned_away           boolean     NOT NULL,
    PRIMARY KEY (line_code, since)
);
-- Since when the present ones apply is not known: they stand for all that was before, as they did until now.
INSERT INTO line_threshold_kept (line_code, since, waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes, pbx_away_seconds,
    database_away_seconds, home_phone_resting, unreachable, turned_away)
SELECT line_code, '-infinity', waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes, pbx_away_seconds,
    database_away_seconds, home_phone_resting, unreachable, turned_away FROM line_threshold;

CREATE FUNCTION line_threshold_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE line_threshold_kept SET until = now() WHERE line_code = NEW.line_code AND until = 'infinity' AND since < now();
    DELETE FROM line_threshold_kept WHERE line_code = NEW.line_code AND since = now();
    INSERT INTO line_threshold_kept (line_code, since, waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes, pbx_away_seconds,
        database_away_seconds, home_phone_resting, unreachable, turned_away)
    VALUES (NEW.line_code, now(), NEW.waiting, NEW.longest_wait_seconds, NEW.nobody_on_duty, NEW.below_floor, NEW.next_shift_minutes,
        NEW.pbx_away_seconds, NEW.database_away_seconds, NEW.home_phone_resting, NEW.unreachable, NEW.turned_away);
    RETURN NULL;
END $$;
CREATE TRIGGER line_threshold_began AFTER INSERT ON line_threshold FOR EACH ROW EXECUTE FUNCTION line_threshold_changed();
CREATE TRIGGER line_threshold_changed AFTER UPDATE ON line_threshold FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION line_threshold_changed();
