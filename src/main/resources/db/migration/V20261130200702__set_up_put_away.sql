-- Somebody does not want to be reminded of the set-up any more; at most one row.
CREATE TABLE set_up_put_away (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    at         timestamptz NOT NULL,
    account_id bigint      NOT NULL REFERENCES account
);
