-- Whoever finishes a call off duty or in a pause is at work until then: the days are added up again.
DELETE FROM figures_day;
