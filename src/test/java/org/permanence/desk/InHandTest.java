package org.permanence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.permanence.call.Facts.waited;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.lab.Api;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.LineCode;

/** Allowed and refused requests of a desk, without a PBX; {@code story/ControlIT} tests the PBX's part of call control. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InHandTest {

    @TestHTTPResource("/api")
    URI api;
    @Inject
    Colleagues colleagues;
    @Inject
    Accounts accounts;
    @Inject
    Telling pbx;

    private Api logIn(AccountView person) {
        return Api.logIn(URI.create(api.toString().replace("/api", "")), person.email(), Accounts.PASSWORD);
    }

    private static Consumer<Throwable> refused(int status, String slug) {
        return e -> {
            assertThat(((Api.Refused) e).status()).isEqualTo(status);
            assertThat(((Api.Refused) e).problem().path("type").asText()).endsWith(":" + slug);
        };
    }

    private static CallEvent arrives(Facts call, String pseudonym) {
        return call.fact(0, "arrived", new CallFact.Arrived(new LineCode("aas"), Optional.of(new CallerPseudonym(pseudonym))));
    }

    @Test
    void onlyWhoHasTheCallCommandsItAndOnlyAsItsStateAllows() {
        AccountView ann = colleagues.exists();
        Api anns = logIn(ann);
        Api bobs = logIn(colleagues.exists());
        Facts a = new Facts(Instant.now().minusSeconds(20));
        pbx.tellAndWait(a.arrives(), a.queues(1), a.rings(2, ann.responderId()), a.picksUp(5, ann.responderId(), waited(4)));
        String call = "/api/calls/" + a.call;

        assertThatThrownBy(() -> bobs.post(call + "/hold", Map.of())).satisfies(refused(409, "not-your-call"));
        assertThatThrownBy(() -> anns.post("/api/calls/" + UUID.randomUUID() + "/hold", Map.of())).satisfies(refused(404, "not-found"));
        assertThatThrownBy(() -> anns.post(call + "/resume", Map.of())).satisfies(refused(409, "not-on-hold"));
        assertThatThrownBy(() -> anns.delete(call + "/third")).satisfies(refused(409, "no-third-person"));
        assertThatThrownBy(() -> anns.post(call + "/transfer", Map.of("toThird", true))).satisfies(refused(409, "no-third-person"));
        assertThatThrownBy(() -> anns.post(call + "/mute", Map.of("muted", true))).satisfies(refused(409, "mutes-itself"));
        assertThatThrownBy(() -> anns.post(call + "/keypad", Map.of("digits", "5; System(x)"))).satisfies(refused(400, "invalid"));
        assertThatThrownBy(() -> anns.post(call + "/transfer", Map.of("number", "0900 12 345"))).satisfies(refused(400, "invalid"));
        assertThatThrownBy(() -> anns.post(call + "/transfer", Map.of())).satisfies(refused(400, "invalid"));
        assertThatThrownBy(() -> anns.post(call + "/hold", Map.of())).as("no PBX in this test").satisfies(refused(503, "pbx-away"));
        assertThatThrownBy(() -> anns.post(call + "/assign", Map.of("responderId", 1))).as("for coordinators")
                .satisfies(refused(403, "forbidden"));

        pbx.tellAndWait(a.phoneHolds(7, ann.responderId()));
        assertThatThrownBy(() -> anns.post(call + "/resume", Map.of())).as("only the phone can").satisfies(refused(409, "phone-holds"));
        assertThatThrownBy(() -> anns.post(call + "/hold", Map.of())).as("goes to the PBX").satisfies(refused(503, "pbx-away"));

        pbx.tellAndWait(a.ends(9, CallFact.EndedBy.CALLER));
        assertThatThrownBy(() -> anns.post(call + "/hang-up", Map.of())).satisfies(refused(409, "call-over"));
    }

    @Test
    void helpIsAskedForAndEndsWithTheCall() {
        AccountView ann = colleagues.exists();
        try (DeskSocket desk = new DeskSocket(logIn(ann))) {
            Facts a = new Facts(Instant.now().minusSeconds(20));
            pbx.tellAndWait(a.arrives(), a.queues(1), a.rings(2, ann.responderId()), a.picksUp(5, ann.responderId(), waited(4)));
            logIn(ann).post("/api/calls/" + a.call + "/help", Map.of());
            desk.await("help", s -> s.path("call").path("help").path("since").isTextual());
            pbx.tellAndWait(a.ends(9, CallFact.EndedBy.CALLER));
            desk.await("over", s -> s.path("call").path("help").isNull() || s.path("call").isNull());
        }
    }

    @Test
    void aRepeatedCallerIsAnnouncedByHowOftenAndWhenAndTheThirdPersonIsShown() {
        AccountView ann = colleagues.exists();
        String pseudonym = UUID.randomUUID().toString().replace("-", "").repeat(2);
        Facts before = new Facts(Instant.now().minusSeconds(3600));
        pbx.tellAndWait(arrives(before, pseudonym), before.queues(1), before.givesUp(9, waited(8)),
                before.ends(9, CallFact.EndedBy.CALLER));
        try (DeskSocket desk = new DeskSocket(logIn(ann))) {
            Facts a = new Facts(Instant.now().minusSeconds(20));
            pbx.tell(arrives(a, pseudonym), a.queues(1), a.rings(4, ann.responderId()));
            JsonNode call =
                    desk.await("rings, with what was before", s -> s.path("call").path("earlier").path("calls").asInt() == 1).path("call");
            assertThat(call.path("waitedSeconds").asDouble()).isEqualTo(3);
            assertThat(Instant.parse(call.path("earlier").path("lastAt").asText())).isEqualTo(before.at(0).truncatedTo(ChronoUnit.MILLIS));

            pbx.tell(a.picksUp(5, ann.responderId(), waited(4)),
                    a.fact(6, "third-called:1", new CallFact.ThirdCalled(Facts.member(ann.responderId()), Optional.empty())));
            desk.await("rung", s -> s.path("call").path("third").path("state").asText().equals("ringing"));
            pbx.tell(a.fact(7, "third-joined:1", new CallFact.ThirdJoined(Facts.member(ann.responderId()), Optional.empty())));
            desk.await("there", s -> s.path("call").path("third").path("state").asText().equals("talking"));
            pbx.tell(a.fact(8, "transfer-started:1",
                    new CallFact.TransferStarted(Optional.of(Facts.member(ann.responderId())), Optional.empty())));
            JsonNode away = desk.await("on the way", s -> s.path("call").path("state").asText().equals("transferring"));
            JsonNode asked = logIn(ann).get("/api/desk");
            assertThat(asked.path("call")).isEqualTo(away.path("call"));
            pbx.tellAndWait(a.ends(9, CallFact.EndedBy.CALLER));
        }
    }

    @Test
    void aMessageToAllDesksIsNewUntilItIsPutAwayAndCanStillBeRead() {
        AccountView ann = colleagues.exists();
        Api anns = logIn(ann);
        try (DeskSocket desk = new DeskSocket(anns)) {
            assertThatThrownBy(() -> anns.post("/api/messages", Map.of("text", "not mine to send"))).satisfies(refused(403, "forbidden"));
            accounts.somebody(Role.COORDINATOR).asks().body(Map.of("text", "La ligne ferme à 17 h.")).post("/api/messages")
                    .then().statusCode(201);
            JsonNode shown = desk.await("the message", s -> s.path("messages").size() > 0
                    && s.path("messages").path(s.path("messages").size() - 1).path("text").asText().equals("La ligne ferme à 17 h."));
            JsonNode message = shown.path("messages").path(shown.path("messages").size() - 1);
            assertThat(message.path("sender").asText()).isNotBlank();
            assertThat(message.path("read").asBoolean()).isFalse();
            anns.delete("/api/desk/messages/" + message.path("id").asLong());
            desk.await("put away", s -> StreamSupport.stream(s.path("messages").spliterator(), false)
                    .anyMatch(m -> m.path("id").equals(message.path("id")) && m.path("read").asBoolean()));
        }
    }
}
