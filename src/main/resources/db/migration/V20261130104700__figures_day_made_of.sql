-- A day is added up anew also when the sums themselves are others than it was made of (org.permanence.figure.SumStore).
ALTER TABLE figures_day RENAME COLUMN thresholds TO made_of;
