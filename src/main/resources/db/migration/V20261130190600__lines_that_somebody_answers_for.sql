-- The lines that somebody answers for. Without a row they answer for every line, later ones too.
CREATE TABLE responder_line (
    responder_id bigint NOT NULL REFERENCES responder,
    line_code    text   NOT NULL REFERENCES line,
    PRIMARY KEY (responder_id, line_code)
);
CREATE INDEX responder_line_of_line ON responder_line (line_code);
