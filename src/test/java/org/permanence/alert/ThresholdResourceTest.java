package org.permanence.alert;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ThresholdResourceTest {

    @Inject
    Accounts accounts;
    @Inject
    Lines lines;

    /** A change is kept with its date, and what applied before as well. */
    @Test
    void thresholdsAreKeptWithTheirDate() {
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        String path = "/api/lines/" + lines.line() + "/thresholds";
        coordinator.asks().get(path + "/history").then().statusCode(200).body("$", hasSize(1), "[0].since", nullValue(), "[0].until",
                nullValue(), "[0].thresholds.waiting", equalTo(Thresholds.ORDINARY.waiting()));

        set(coordinator, path, 8);
        set(coordinator, path, 8);
        set(coordinator, path, null);
        coordinator.asks().get(path + "/history").then().body("thresholds.waiting", equalTo(Arrays.asList(null, 8, 5)),
                "[0].since", notNullValue(), "[0].until", nullValue(), "[2].since", nullValue());
        String changed = coordinator.asks().get(path + "/history").then().extract().path("[0].since");
        coordinator.asks().get(path + "/history").then().body("[1].until", equalTo(changed));
        coordinator.asks().get("/api/lines/nowhere/thresholds/history").then().statusCode(404);
        accounts.somebody(Role.RESPONDER).asks().get(path + "/history").then().statusCode(403);
    }

    private static void set(Person who, String path, Integer waiting) {
        Thresholds now = Thresholds.ORDINARY;
        who.asks().body(new Thresholds(waiting, now.longestWaitSeconds(), now.nobodyOnDuty(), now.belowFloor(), now.nextShiftMinutes(),
                now.pbxAwaySeconds(), now.databaseAwaySeconds(), now.homePhoneResting(), now.unreachable(), now.turnedAway())).put(path)
                .then().statusCode(200);
    }
}
