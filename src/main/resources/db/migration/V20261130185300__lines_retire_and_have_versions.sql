-- A line that was removed answers nobody any more. It is never deleted: past calls, shifts and figures belong to it. It can come back.
ALTER TABLE line
    ADD COLUMN retired_at timestamptz,
    -- grows with each change of the settings: two who edit one line notice each other
    ADD COLUMN version    integer NOT NULL DEFAULT 1;
