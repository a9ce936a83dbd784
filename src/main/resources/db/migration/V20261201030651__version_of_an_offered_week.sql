-- Somebody and their coordinator may change what is offered each week at once: of two who change the same version, the second is told.
CREATE TABLE availability_version (
    responder_id bigint PRIMARY KEY REFERENCES responder,
    version      int    NOT NULL CHECK (version > 0)
);
