-- Grows with each change: of two who change the same, the second is told, as with people, lines, regimes and closures.
ALTER TABLE partner         ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE desk_phone      ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE directory_entry ADD COLUMN version integer NOT NULL DEFAULT 1;
-- Without its place in the order.
ALTER TABLE theme           ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE subtheme        ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE account         ADD COLUMN version integer NOT NULL DEFAULT 1;
-- Of its hours and headcount; who is on it is not part of it.
ALTER TABLE shift           ADD COLUMN version integer NOT NULL DEFAULT 1;
-- A line without a row has the ordinary ones, in version 0.
ALTER TABLE line_threshold  ADD COLUMN version integer NOT NULL DEFAULT 1;
-- Of its regimes, closures and open holidays together: what a public holiday does follows from all of them.
ALTER TABLE line            ADD COLUMN hours_version integer NOT NULL DEFAULT 1;
