-- Calls that were over at this moment and whose rows end before it are written down, wherever the mark stands. Null: a mark from before this column.
alter table pbx_log_mark add column settled timestamptz;
