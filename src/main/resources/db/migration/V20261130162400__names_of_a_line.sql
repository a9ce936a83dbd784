-- A line's name in Dutch and in English; null: the name in French (line.name).
alter table line add column name_nl text check (name_nl <> '');
alter table line add column name_en text check (name_en <> '');

-- As its callers hear it (asterisk-config/announcements).
update line set name_nl = 'Lijn voor sociale hulp', name_en = 'Social aid line' where code = 'aas' and name = 'Allo ? Aide sociale';
