package org.permanence.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.responder.People;
import org.permanence.shift.Shifts;

/** A calendar as the program on a telephone fetches it, without logging in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CalendarTest {

    private static final Instant FROM = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    Lines lines;
    @Inject
    Shifts shifts;
    Person coordinator;
    Person ann;
    long shift;

    @BeforeEach
    void annHasAShift() {
        coordinator = accounts.somebody(Role.COORDINATOR);
        ann = accounts.responder(people.somebody());
        shift = shifts.shift(lines.line(), FROM, FROM.plus(Duration.ofHours(4)));
        on();
    }

    private void on() {
        shifts.assigned(shift, ann.account().responderId());
    }

    private void off() {
        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann.account().responderId()).then().statusCode(204);
    }

    private String address() {
        String address = ann.asks().post("/api/calendar/me").then().statusCode(200).extract().path("address");
        return URI.create(address).getPath();
    }

    private static Response fetch(String path) {
        return given().get(path);
    }

    private static VEvent only(String path) {
        List<VEvent> events = Biweekly.parse(fetch(path).then().statusCode(200).extract().asString()).first().getEvents();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    @Test
    void aShiftThatIsTakenAwayIsCancelledAndComesBackAsTheSame() {
        String path = address();
        VEvent first = only(path);
        assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(FROM);
        assertThat(first.getSequence().getValue()).isZero();

        off();
        VEvent cancelled = only(path);
        assertThat(cancelled.getUid().getValue()).isEqualTo(first.getUid().getValue());
        assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(cancelled.getSequence().getValue()).isEqualTo(1);
        assertThat(only(path).getSequence().getValue()).as("nothing has changed").isEqualTo(1);

        on();
        VEvent again = only(path);
        assertThat(again.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(again.getSequence().getValue()).isEqualTo(2);
    }

    @Test
    void nothingIsSentAgainThatHasNotChanged() {
        String path = address();
        String tag =
                fetch(path).then().statusCode(200).contentType("text/calendar; charset=utf-8").header("Cache-Control", equalTo("private"))
                        .extract().header("ETag");

        assertThat(tag).startsWith("\"");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", equalTo(tag)).body(equalTo(""));
        given().head(path).then().statusCode(200).header("ETag", equalTo(tag));
        off();
        given().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @Test
    void anAddressIsSecretAndCanBeMadeVoid() {
        ann.asks().get("/api/calendar/me").then().statusCode(200).body("feed", nullValue());
        String first = address();
        ann.asks().get("/api/calendar/me").then().body("feed.madeAt", notNullValue()).body("feed.readAt", nullValue());
        only(first);
        ann.asks().get("/api/calendar/me").then().body("feed.readAt", notNullValue());

        String second = address();
        fetch(first).then().statusCode(404).body("code", equalTo("no-such-calendar"));
        only(second);
        ann.asks().delete("/api/calendar/me").then().statusCode(204);
        ann.asks().delete("/api/calendar/me").then().statusCode(204);
        fetch(second).then().statusCode(404);
        fetch("/api/calendar/feed/" + "x".repeat(3000) + ".ics").then().statusCode(404);
        fetch("/api/calendar/feed/me.ics").then().statusCode(404);
        given().get("/api/calendar/me").then().statusCode(401);
        coordinator.asks().post("/api/calendar/me").then().statusCode(403);
    }

    @Test
    void theAddressEndsWithTheAccess() {
        String path = address();
        only(path);
        accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("active", false)).patch("/api/accounts/" + ann.account().id()).then()
                .statusCode(200);

        fetch(path).then().statusCode(404);
    }

    @Test
    void theAddressEndsWhenTheAccountBecomesAnothers() {
        String path = address();
        only(path);
        accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("responderId", people.somebody()))
                .patch("/api/accounts/" + ann.account().id()).then().statusCode(200);

        fetch(path).then().statusCode(404);
    }

    @Test
    void itsWordsAreNeutral() {
        String text = fetch(address()).asString();

        assertThat(text).contains("SUMMARY:Permanence").doesNotContain("DESCRIPTION", "LOCATION", "ATTENDEE", "ORGANIZER",
                ann.account().name(), ann.account().email());
    }
}
