-- May speak announcements in by telephone, from the phones of theirs that the PBX knows.
alter table responder add column may_record boolean not null default false;
