-- Typing is saved several times a minute: what one person writes without a break is one line of the record's history.
ALTER TABLE record_change ADD COLUMN until timestamptz;
UPDATE record_change SET until = at;
ALTER TABLE record_change ALTER COLUMN until SET NOT NULL;
-- The record's version after it. Of older lines it is not known; the records that they are of were changed since, or nobody has them open any more.
ALTER TABLE record_change ADD COLUMN version integer NOT NULL DEFAULT 0;
