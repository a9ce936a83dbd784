-- An account that named nobody would have become the account of the next person who gets that number.
UPDATE account SET responder_id = NULL WHERE responder_id NOT IN (SELECT id FROM responder);
ALTER TABLE account ADD CONSTRAINT account_of_a_person FOREIGN KEY (responder_id) REFERENCES responder (id);
