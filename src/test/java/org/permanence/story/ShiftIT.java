package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.permanence.pbx.Language.FR;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Postgres;

/** A shift puts its people on duty by itself, and takes them off after the call in hand. The clock is real: the shift's own times are moved to it. */
class ShiftIT extends Story {

    @Test
    void itBeginsByItselfAndEndsDuringACallWhichGoesOn() throws SQLException {
        long shift = aShiftOfTomorrow();
        Person ann = isOn(shift);
        Phone home = ann.phoneAtHome();
        assertThat(ann.api().get("/api/duty/me").path("onDuty").asBoolean()).isFalse();

        move(shift, Instant.now().plusSeconds(1), Instant.now().plusSeconds(3600));
        JsonNode duty = ann.desk().await("on duty as the shift begins", Duration.ofSeconds(30), s -> s.path("duty").path("onDuty").asBoolean());
        assertThat(duty.path("duty").path("reach").path("kind").asText()).isEqualTo("home");
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().await("in the call", s -> inCall(s).equals("inCall"));

        move(shift, Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        ann.desk().await("off duty as it ends", Duration.ofSeconds(30), s -> !s.path("duty").path("onDuty").asBoolean());
        caller.isConnectedTo(home);
        assertThat(inCall(ann.desk().state())).as("the call in hand goes on").isEqualTo("inCall");
        caller.hangsUp();
        journal("it ended well", c -> c.path("outcome").asText().equals("answered") && !c.path("endedAt").isNull());

        aCallerDials().hears("nobody", FR, Duration.ofSeconds(25)).gotHungUp();
        assertThat(home.rings()).as("rung once, during the shift").hasSize(1);
    }

    @Test
    void itBeginsWhileThePbxIsAwayAndIsToldToItAfterwards() throws SQLException {
        long shift = aShiftOfTomorrow();
        Person ann = isOn(shift);
        Phone home = ann.phoneAtHome();
        line.cutFromPbx();
        try {
            move(shift, Instant.now().plusSeconds(1), Instant.now().plusSeconds(3600));
            ann.desk().await("on duty as the shift begins", Duration.ofSeconds(30), s -> s.path("duty").path("onDuty").asBoolean());
        } finally {
            line.connected();
        }
        await("in the queue as soon as the PBX is back, not a minute later").until(() -> lab.pbx().console("queue show").contains(ann.member() + " "));
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().await("in the call", s -> inCall(s).equals("inCall"));
        caller.isConnectedTo(home);
        move(shift, Instant.now().minusSeconds(60), Instant.now());
    }

    /** Somebody who prefers to be rung at home, before their desk. */
    private Person isOn(long shift) {
        Person ann = person("Ann").hasHomePhone(aHomeNumber());
        line.coordinator().patch("/api/responders/" + ann.id(), Map.of("preferredReach", Map.of("kind", "home")), null);
        line.coordinator().post("/api/shifts/" + shift + "/assignments", Map.of("responderId", ann.id()));
        ann.desk();
        return ann;
    }

    private long aShiftOfTomorrow() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        JsonNode shifts = line.coordinator().get("/api/shifts?from=" + tomorrow + "&to=" + tomorrow.plus(Duration.ofHours(5)));
        return shifts.get(shifts.size() - 1).path("id").asLong();
    }

    private void move(long shift, Instant from, Instant to) throws SQLException {
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD);
                PreparedStatement update = database.prepareStatement("UPDATE shift SET begins_at = ?, ends_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(from));
            update.setTimestamp(2, Timestamp.from(to));
            update.setLong(3, shift);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
