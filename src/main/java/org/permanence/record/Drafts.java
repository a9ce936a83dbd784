package org.permanence.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.permanence.call.CallChanging;
import org.permanence.call.CallState;
import org.permanence.call.Part;

/**
 * Opens a call's record at the moment it is picked up, in the transaction that writes the pick-up down: there is never an answered call without its
 * record. Who takes the call over afterwards joins the record. Plain JDBC, because the responder's screen waits for it.
 */
@ApplicationScoped
class Drafts {

    private final AgroalDataSource database;

    Drafts(AgroalDataSource database) {
        this.database = database;
    }

    void open(@Observes CallChanging change) throws SQLException {
        for (Part part : change.after().parts()) {
            if (change.before().parts().stream().noneMatch(p -> p.member().equals(part.member()) && p.pickedUpAt().equals(part.pickedUpAt()))) {
                open(change.after(), part);
            }
        }
    }

    private void open(CallState call, Part part) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                WITH opened AS (
                    INSERT INTO record (version, call_id, responder_id, status, opened_at) VALUES (1, ?, ?, 'DRAFT', ?)
                    ON CONFLICT (call_id) DO UPDATE SET responder_id = excluded.responder_id
                    RETURNING id)
                INSERT INTO record_holder (record_id, responder_id, since) SELECT id, ?, ? FROM opened
                ON CONFLICT (record_id, responder_id) DO NOTHING""")) {
            insert.setObject(1, call.id().value());
            insert.setLong(2, part.member().responderId());
            insert.setObject(3, part.pickedUpAt().atOffset(ZoneOffset.UTC));
            insert.setLong(4, part.member().responderId());
            insert.setObject(5, part.pickedUpAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
