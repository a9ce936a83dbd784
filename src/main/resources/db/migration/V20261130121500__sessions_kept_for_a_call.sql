-- A session that ended while its responder had a call is kept, for that call alone, until it is over.
ALTER TABLE account_session ADD COLUMN kept_for_responder bigint;
