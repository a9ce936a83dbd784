-- Until when a record may be corrected counts from its first closing.
ALTER TABLE record ADD COLUMN first_closed_at timestamptz;
UPDATE record SET first_closed_at = coalesce((SELECT min(c.at) FROM record_change c WHERE c.record_id = record.id AND c.action = 'close'), closed_at);

-- The key that a page gave a new demand, so that the same demand sent twice is kept once.
ALTER TABLE demand ADD COLUMN page_key uuid;
CREATE UNIQUE INDEX demand_page_key ON demand (record_id, page_key) WHERE page_key IS NOT NULL;

-- A text as it is looked for: without case, accents and ligatures. RecordFilter.folded does the same to the words.
CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    regexp_replace(normalize(replace(replace(lower($1), 'œ', 'oe'), 'æ', 'ae'), NFD), '[\u0300-\u036f]', '', 'g');
