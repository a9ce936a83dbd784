-- From where a recovery reads the PBX's log files: all before it has been told and committed; in bytes, at the beginning of a line.
create table pbx_log_mark (
    file      varchar(64) primary key,
    -- the inode: a rotated file keeps it under its new name
    file_key  varchar(64) not null,
    position  bigint      not null check (position >= 0),
    moved_at  timestamptz not null
);
