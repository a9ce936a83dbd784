-- Hours are changed by several people: a change of what somebody else changed meanwhile is refused.
ALTER TABLE regime ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE closure ADD COLUMN version integer NOT NULL DEFAULT 0;

-- Public holidays on which a line answers although its regime closes on them.
CREATE TABLE open_holiday (
    line_code text NOT NULL REFERENCES line ON DELETE CASCADE,
    day       date NOT NULL,
    PRIMARY KEY (line_code, day)
);
