-- The guided set-up asks for the line and its hours: an installation that nobody has used yet does not have another federation's. One with an account, a
-- person or a call keeps what it has.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM account) AND NOT EXISTS (SELECT FROM responder) AND NOT EXISTS (SELECT FROM call) THEN
        DELETE FROM shift;
        DELETE FROM closure;
        DELETE FROM regime;
        DELETE FROM line_threshold;
        DELETE FROM line_threshold_kept;
        DELETE FROM line_number;
        DELETE FROM line_language;
        DELETE FROM line;
    END IF;
END $$;
