-- Ends the statement that would write a call over what another writer has made of it: call/CallStore.
CREATE FUNCTION call_changed_meanwhile() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the call was changed meanwhile' USING ERRCODE = 'serialization_failure';
END $$;
