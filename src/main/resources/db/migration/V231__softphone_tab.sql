-- Which page of a session is the responder's telephone: the name that the page gave itself.
ALTER TABLE softphone_credential ADD COLUMN tab text;
