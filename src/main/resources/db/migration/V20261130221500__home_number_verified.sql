-- When the person of this number typed the code that a call spoke there. Null: nobody has; numbers that were known before stay in use.
alter table responder_home_phone add column verified_at timestamptz;
