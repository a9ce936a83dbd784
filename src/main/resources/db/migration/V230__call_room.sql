-- What goes on around a call that is alive: a third person, a transfer under way, a return to the queue. Null for nearly every call.
ALTER TABLE call ADD COLUMN room jsonb;
