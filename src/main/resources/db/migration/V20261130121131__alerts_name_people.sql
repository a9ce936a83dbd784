-- Who cannot be rung is named; callers who are turned away are told.

-- The responders whom an occurrence concerned, and why a phone rests.
ALTER TABLE alert ADD COLUMN people bigint[] NOT NULL DEFAULT '{}';
ALTER TABLE alert ADD COLUMN reason text;

ALTER TABLE line_threshold ADD COLUMN unreachable boolean NOT NULL DEFAULT true;
ALTER TABLE line_threshold ADD COLUMN turned_away boolean NOT NULL DEFAULT true;
