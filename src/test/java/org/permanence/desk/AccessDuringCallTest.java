package org.permanence.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.lab.Api;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.PostgresResource;
import org.permanence.responder.SoftphoneService;

/** A session that ends during a call: the call keeps what it needs, nothing else, and not longer than it lasts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessDuringCallTest {

    @TestHTTPResource("/api")
    URI api;
    @Inject
    Colleagues colleagues;
    @Inject
    Accounts accounts;
    @Inject
    Telling pbx;
    @Inject
    SoftphoneService softphones;
    @Inject
    EntityManager entities;

    private final Facts call = new Facts(Instant.now().minusSeconds(20));

    private Api apiOf(AccountView person) {
        return Api.logIn(URI.create(api.toString().replace("/api", "")), person.email(), Accounts.PASSWORD);
    }

    private AccountView inCall() {
        AccountView ann = colleagues.exists();
        pbx.tellAndWait(call.arrives(), call.queues(1), call.rings(2, ann.responderId()), call.picksUp(5, ann.responderId(), waited(4)));
        return ann;
    }

    private void administratorEnds(AccountView person, boolean atOnce, boolean afterCall) {
        accounts.somebody(Role.ADMINISTRATOR).asks().queryParam("atOnce", atOnce).delete("/api/accounts/" + person.id() + "/sessions")
                .then()
                .statusCode(200).body("afterCall", equalTo(afterCall));
    }

    /** What the call needs is allowed (without a PBX: 503), all else needs a new log-in; and all of it when the call is over. */
    private void onlyTheCall(AccountView ann, Api anns, String order) {
        assertThat(anns.status("GET", "/api/session")).as("it has to log in").isEqualTo(401);
        for (String refused : List.of("/api/records", "/api/records/1", "/api/desk", "/api/directory", "/api/themes")) {
            assertThat(anns.status("GET", refused)).as(refused).isEqualTo(401);
        }
        assertThatThrownBy(() -> anns.put("/api/duty/me", Map.of("onDuty", false))).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).isEqualTo(401));
        assertThatThrownBy(() -> anns.post(order, Map.of())).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).as("no PBX in this test").isEqualTo(503));
        try (DeskSocket desk = new DeskSocket(anns)) {
            assertThat(desk.state().path("call").path("state").asText()).isEqualTo("inCall");
            assertThat(desk.messages()).as("what the caller said").noneMatch(m -> m.json().path("record").isObject());
        }

        pbx.tell(call.ends(30, CALLER));
        await("access ends with the call").atMost(Duration.ofSeconds(25)).until(() -> anns.status("POST", order) == 401);
        assertThat(anns.status("GET", "/api/colleagues")).isEqualTo(401);
    }

    @Test
    void whoseSessionsAnAdministratorEndsKeepsTheCallAndNothingElse() {
        AccountView ann = inCall();
        Api anns = apiOf(ann);
        try (DeskSocket desk = new DeskSocket(anns)) {
            desk.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            administratorEnds(ann, false, true);
            await("the page hears of it").until(desk::isLost);
        }
        onlyTheCall(ann, anns, "/api/calls/" + call.call + "/hold");
    }

    @Test
    void aSessionThatReachesItsLongestTimeKeepsTheCallAndNothingElse() {
        AccountView ann = inCall();
        Api anns = apiOf(ann);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                "UPDATE account_session SET expires_at = now() - interval '1 minute' WHERE account_id = ?").setParameter(1, ann.id())
                .executeUpdate());
        await("it has run out").atMost(Duration.ofSeconds(10)).until(() -> anns.status("GET", "/api/session") == 401);
        onlyTheCall(ann, anns, "/api/calls/" + call.call + "/hold");
    }

    @Test
    void anAccountThatIsSwitchedOffKeepsTheCallAndNothingElse() {
        AccountView ann = inCall();
        Api anns = apiOf(ann);
        accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("active", false)).patch("/api/accounts/" + ann.id()).then()
                .statusCode(200);
        onlyTheCall(ann, anns, "/api/calls/" + call.call + "/hold");
    }

    @Test
    void anAdministratorMayCutAtOnce() {
        AccountView ann = inCall();
        Api anns = apiOf(ann);
        administratorEnds(ann, true, false);
        assertThat(anns.status("POST", "/api/calls/" + call.call + "/hold")).isEqualTo(401);
        pbx.tell(call.ends(30, CALLER));
    }

    @Test
    void withoutACallSessionsEndAtOnce() {
        AccountView ann = colleagues.exists();
        Api anns = apiOf(ann);
        administratorEnds(ann, false, false);
        assertThat(anns.status("GET", "/api/colleagues")).isEqualTo(401);
    }

    /** In the same browser: the cookie of the old session comes with the log-in. */
    @Test
    void whoLogsInAgainOverTheCallHasItsTelephoneToo() {
        AccountView ann = inCall();
        Person before = accounts.logsIn(ann);
        long session = sessionOf(ann);
        softphones.issue(ann.responderId(), session, Optional.of("a tab"));
        administratorEnds(ann, false, true);

        String cookie = given().contentType("application/json").header("Cookie", before.cookieHeader())
                .body(Map.of("email", ann.email(), "password", Accounts.PASSWORD)).post("/api/session").then().statusCode(200).extract()
                .cookie("permanence_session");
        assertThat(given().header("Cookie", before.cookieHeader()).get("/api/colleagues").statusCode()).isEqualTo(401);
        assertThat(given().cookie("permanence_session", cookie).get("/api/records?mine=true").statusCode()).isEqualTo(200);
        assertThat(softphones.holder(ann.responderId()).orElseThrow().sessionId()).isEqualTo(sessionOf(ann)).isNotEqualTo(session);
        pbx.tell(call.ends(30, CALLER));
    }

    private long sessionOf(AccountView account) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                "SELECT max(id) FROM account_session WHERE account_id = ?").setParameter(1, account.id()).getSingleResult()).longValue());
    }

    /** The cookie is every tab's: the page of whoever was logged in before reads and writes nothing in the other's name. */
    @Test
    void aPageOfAnotherAccountIsRefused() {
        Person ann = accounts.somebody(Role.RESPONDER);
        Person bob = accounts.somebody(Role.RESPONDER);
        bob.asks().header("Permanence-Account", "" + bob.account().id()).get("/api/themes").then().statusCode(200);
        bob.asks().header("Permanence-Account", "" + ann.account().id()).get("/api/themes").then().statusCode(401);
        bob.asks().header("Permanence-Account", "nobody").get("/api/themes").then().statusCode(401);
    }
}
