-- A coordinator set the headcount of this one shift: another headcount in the hours does not change it.
ALTER TABLE shift ADD COLUMN own_headcount boolean NOT NULL DEFAULT false;
-- Of those that exist, the ones that differ from the hours by which they were made.
UPDATE shift SET own_headcount = true WHERE NOT EXISTS (
    SELECT FROM regime r JOIN regime_slot k ON k.regime_id = r.id
    WHERE r.line_code = shift.line_code
        AND (shift.begins_at AT TIME ZONE 'Europe/Brussels')::date BETWEEN r.from_date AND coalesce(r.until_date, 'infinity')
        AND k.weekday = extract(isodow FROM shift.begins_at AT TIME ZONE 'Europe/Brussels')
        AND k.from_minute = extract(hour FROM shift.begins_at AT TIME ZONE 'Europe/Brussels') * 60 + extract(minute FROM shift.begins_at AT TIME ZONE 'Europe/Brussels')
        AND k.target = shift.target AND k.floor = shift.floor);
