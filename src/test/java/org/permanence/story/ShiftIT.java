package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.permanence.pbx.Language.FR;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Office;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Postgres;

/**
 * A shift puts its people on duty by itself, and takes them off after the call in hand. The clock is real: the shift's own times are moved
 * to it.
 */
class ShiftIT extends Story {

    private static final Duration AS_A_SHIFT_CHANGES = Duration.ofSeconds(30);

    @Test
    void itBeginsByItselfAndEndsDuringACallWhichGoesOn() throws SQLException {
        Office.Shift shift = aShiftOfTomorrow();
        Person ann = isOn(shift);
        Phone home = ann.phoneAtHome();
        assertThat(ann.isOnDuty()).isFalse();

        move(shift, Instant.now().plusSeconds(1), Instant.now().plusSeconds(3600));
        ann.desk().isOnDuty(AS_A_SHIFT_CHANGES);
        assertThat(ann.desk().now().duty().reach().kind()).isEqualTo("home");
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().isInCall();

        move(shift, Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        ann.desk().isOffDuty(AS_A_SHIFT_CHANGES);
        caller.isConnectedTo(home);
        assertThat(ann.desk().callState()).as("the call in hand goes on").isEqualTo("inCall");
        caller.hangsUp();
        journal(caller).isOverWithOutcome("answered");

        aCallerDials().hears("nobody", FR, Duration.ofSeconds(25)).gotHungUp();
        assertThat(home.rings()).as("rung once, during the shift").hasSize(1);
    }

    @Test
    void itBeginsWhileThePbxIsAwayAndIsToldToItAfterwards() throws SQLException {
        Office.Shift shift = aShiftOfTomorrow();
        Person ann = isOn(shift);
        Phone home = ann.phoneAtHome();
        line.cutFromPbx();
        try {
            move(shift, Instant.now().plusSeconds(1), Instant.now().plusSeconds(3600));
            ann.desk().isOnDuty(AS_A_SHIFT_CHANGES);
        } finally {
            line.connected();
        }
        await("in the queue as soon as the PBX is back, not a minute later")
                .until(() -> lab.pbx().console("queue show").contains(ann.member() + " "));
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().isInCall();
        caller.isConnectedTo(home);
        move(shift, Instant.now().minusSeconds(60), Instant.now());
    }

    /** Somebody who prefers to be rung at home, before their desk. */
    private Person isOn(Office.Shift shift) {
        Person ann = person("Ann").hasHomePhone(aHomeNumber());
        line.office().letsPreferTheirHome(ann);
        line.office().puts(ann, shift);
        ann.desk();
        return ann;
    }

    private Office.Shift aShiftOfTomorrow() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        return line.office().shifts(tomorrow, tomorrow.plus(Duration.ofHours(5))).getLast();
    }

    private void move(Office.Shift shift, Instant from, Instant to) throws SQLException {
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD);
                PreparedStatement update = database.prepareStatement("UPDATE shift SET begins_at = ?, ends_at = ? WHERE id = ?")) {
            update.setTimestamp(1, Timestamp.from(from));
            update.setTimestamp(2, Timestamp.from(to));
            update.setLong(3, shift.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
