-- The time within which a call has to be answered, with the time from which it applies: a published figure of last year stays as it is when the goal changes.
-- What a line has now is still in line.service_level_seconds; nobody writes here but the trigger.
CREATE TABLE service_level (
    line    text        NOT NULL REFERENCES line (code) ON UPDATE CASCADE ON DELETE CASCADE,
    since   timestamptz NOT NULL,
    -- Exclusive.
    until   timestamptz NOT NULL DEFAULT 'infinity',
    seconds integer     NOT NULL CHECK (seconds BETWEEN 1 AND 3600),
    PRIMARY KEY (line, since)
);
-- What applied before is not known any more: the present goal stands for it, as it did until now.
INSERT INTO service_level (line, since, seconds) SELECT code, '-infinity', service_level_seconds FROM line;

CREATE FUNCTION service_level_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE service_level SET until = now() WHERE line = NEW.code AND until = 'infinity' AND since < now();
    INSERT INTO service_level (line, since, seconds) VALUES (NEW.code, CASE WHEN TG_OP = 'INSERT' THEN '-infinity' ELSE now() END, NEW.service_level_seconds)
        ON CONFLICT (line, since) DO UPDATE SET seconds = excluded.seconds;
    RETURN NULL;
END $$;
CREATE TRIGGER service_level_began AFTER INSERT ON line FOR EACH ROW EXECUTE FUNCTION service_level_changed();
CREATE TRIGGER service_level_changed AFTER UPDATE OF service_level_seconds ON line FOR EACH ROW
    WHEN (OLD.service_level_seconds <> NEW.service_level_seconds) EXECUTE FUNCTION service_level_changed();
