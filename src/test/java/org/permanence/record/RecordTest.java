package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.desk.Colleagues;
import org.permanence.lab.PostgresResource;

/** A record from pick-up to closing, over the API. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecordTest {

    @Inject
    Colleagues colleagues;
    @Inject
    Accounts accounts;
    @Inject
    Telling pbx;
    @Inject
    EntityManager entities;

    private Person ann;
    private Facts call;
    private int record;

    @BeforeEach
    void annPicksUp() {
        ann = colleagues.logsIn();
        call = new Facts(Instant.now().minusSeconds(60));
        pbx.tellAndWait(call.arrives(), call.queues(5), call.rings(6, ann.account().responderId()), call.picksUp(10, ann.account().responderId(), 5));
        record = ann.asks().get("/api/records?mine=true").then().statusCode(200).body("total", equalTo(1)).extract().path("items[0].id");
    }

    private RequestSpecification annUpon(int version) {
        return ann.asks().header("If-Match", "\"" + version + "\"");
    }

    private String path() {
        return "/api/records/" + record;
    }

    @Test
    void pickingUpOpensADraft() {
        ann.asks().get(path()).then().statusCode(200).body("status", equalTo("draft"), "version", equalTo(1), "callId", equalTo(call.call.toString()),
                "call.line", equalTo("aas"), "call.waitedSeconds", equalTo(5f), "call.reach", equalTo("softphone"), "nature", nullValue(),
                "demands", hasSize(0), "responder.name", equalTo("Ann Peeters"));
    }

    @Test
    void theSamePickUpToldTwiceOpensNoSecondRecord() {
        pbx.tellAndWait(call.fact(10, "picked-up-as-the-logs-tell-it", call.picksUp(10, ann.account().responderId(), 5).fact()));

        ann.asks().get("/api/records?mine=true").then().body("total", equalTo(1));
    }

    @Test
    void whatIsTypedIsMergedAndTheVersionGrows() {
        annUpon(1).contentType("application/merge-patch+json").body("{\"nature\": \"withDemand\", \"place\": {\"kind\": \"known\", \"postcode\": \"1050\"}}")
                .patch(path()).then().statusCode(200).body("version", equalTo(2), "nature", equalTo("withDemand"), "place.postcode", equalTo("1050"));
        annUpon(2).body("{\"place\": {\"commune\": \"21004\"}, \"note\": \"long silence\"}").patch(path()).then().statusCode(200)
                .body("version", equalTo(3), "place.commune", equalTo("21004"), "place.postcode", equalTo("1050"), "nature", equalTo("withDemand"));
        annUpon(3).body("{\"place\": null}").patch(path()).then().statusCode(200).body("place", nullValue(), "note", equalTo("long silence"));
    }

    @Test
    void whoWritesUponAnOldVersionGetsTheRecordAsItIsNow() {
        annUpon(1).body("{\"note\": \"first words\"}").patch(path()).then().statusCode(200);

        annUpon(1).body("{\"note\": \"other words\"}").patch(path()).then().statusCode(412).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:record-outdated"), "record.version", equalTo(2), "record.note", equalTo("first words"));
        ann.asks().body("{\"note\": \"x\"}").patch(path()).then().statusCode(428);
    }

    @Test
    void valuesThatCannotBeAreRefusedByField() {
        annUpon(1).body("{\"nature\": \"chat\"}").patch(path()).then().statusCode(400).body("field", equalTo("nature"));
        annUpon(1).body("{\"callerName\": \"secret words\"}").patch(path()).then().statusCode(400).body("field", equalTo("callerName"));
        annUpon(1).body("{\"place\": {\"kind\": \"known\", \"commune\": \"99999\"}}").patch(path()).then().statusCode(400)
                .body("field", equalTo("place.commune"));
        annUpon(1).body("{\"place\": {\"kind\": \"known\", \"postcode\": \"105\"}}").patch(path()).then().statusCode(400)
                .body("field", equalTo("place.postcode"));
        annUpon(1).body("{\"theme\": \"LOG\", \"subtheme\": \"ALI-01\"}").post(path() + "/demands").then().statusCode(400).body("field", equalTo("subtheme"));
        annUpon(1).body("{nature").patch(path()).then().statusCode(400);
        ann.asks().get(path()).then().body("version", equalTo(1));
    }

    @Test
    void severalDemandsAreWrittenChangedAndRemoved() {
        int first = annUpon(1).body(Map.of("theme", "LOG", "subtheme", "LOG-02", "modes", List.of("relay", "information"), "status", "relayed",
                "services", List.of(Map.of("name", "CPAS", "attempt", "unreachable"))))
                .post(path() + "/demands").then().statusCode(201).body("version", equalTo(2), "demands[0].services[0].attempt", equalTo("unreachable"),
                        "demands[0].modes", containsInAnyOrder("relay", "information")).extract().path("demands[0].id");
        annUpon(2).body("{}").post(path() + "/demands").then().statusCode(201).body("demands", hasSize(2));

        annUpon(3).body("{\"services\": [{\"name\": \"CPAS\", \"attempt\": \"reached\"}, {\"name\": \"Food bank\", \"attempt\": null}], \"nonTakeUp\": \"notKnown\"}")
                .patch(path() + "/demands/" + first).then().statusCode(200)
                .body("demands[0].services.attempt", contains("reached", null), "demands[0].theme", equalTo("LOG"), "demands[0].nonTakeUp", equalTo("notKnown"));
        annUpon(4).delete(path() + "/demands/" + first).then().statusCode(200).body("demands", hasSize(1), "version", equalTo(5));
    }

    @Test
    void closingSaysWhatIsMissingAndAClosedRecordIsReopenedBeforeWriting() {
        annUpon(1).post(path() + "/close").then().statusCode(422).body("type", equalTo("urn:permanence:problem:record-incomplete"),
                "field", equalTo("nature"), "missing.field", contains("nature"));
        annUpon(1).body("{\"nature\": \"silent\"}").patch(path()).then().statusCode(200);
        annUpon(2).post(path() + "/close").then().statusCode(200).body("status", equalTo("closed"), "version", equalTo(3));

        annUpon(3).body("{\"note\": \"x\"}").patch(path()).then().statusCode(409).body("type", equalTo("urn:permanence:problem:record-closed"));
        ann.asks().get("/api/records?mine=true&open=true").then().body("total", equalTo(0));
        annUpon(3).post(path() + "/reopen").then().statusCode(200).body("status", equalTo("draft"), "closedAt", nullValue());
    }

    @Test
    void afterATransferBothHaveTheOneRecord() {
        Person bob = colleagues.logsIn();
        long annId = ann.account().responderId();
        long bobId = bob.account().responderId();
        pbx.tellAndWait(call.rings(20, bobId), call.transfers(30, annId, bobId), call.picksUp(30, bobId, 0), call.ends(50, CALLER));

        bob.asks().get("/api/records?mine=true").then().body("items.id", contains(record), "items[0].responder.id", equalTo((int) bobId));
        ann.asks().get("/api/records?mine=true").then().body("items.id", contains(record));
    }

    @Test
    void readingSomebodyElsesRecordIsOnTheAuditTrailAndOnesOwnIsNot() {
        Person bob = colleagues.logsIn();
        ann.asks().get(path()).then().statusCode(200);
        assertThat(reads(ann)).isZero();

        bob.asks().get(path()).then().statusCode(200);

        assertThat(reads(bob)).isEqualTo(1);
        accounts.somebody(Role.ADMINISTRATOR).asks().get(path()).then().statusCode(403);
    }

    private long reads(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                "SELECT count(*) FROM audit WHERE account_id = ? AND action = 'record.read' AND subject = ?", Long.class)
                .setParameter(1, person.account().id()).setParameter(2, "record " + record).getSingleResult());
    }

    @Test
    void whoChangedWhichFieldsIsKeptWithoutTheWords() {
        annUpon(1).body("{\"note\": \"unmistakable words\", \"forDebriefing\": true}").patch(path()).then().statusCode(200);

        @SuppressWarnings("unchecked")
        List<String> changes = entities.createNativeQuery("SELECT c::text FROM record_change c WHERE record_id = ?", String.class)
                .setParameter(1, (long) record).getResultList();
        assertThat(changes).hasSize(1).allSatisfy(c -> assertThat(c).contains("forDebriefing", "note", "," + ann.account().id() + ",")
                .doesNotContain("unmistakable"));
    }

    @Test
    void onesOwnRecordsAreSearchedForWords() {
        annUpon(1).body("{\"note\": \"Sans-abri, 100% perdu\"}").patch(path()).then().statusCode(200);

        ann.asks().queryParam("mine", true).queryParam("q", "100% PERDU").get("/api/records").then().body("total", equalTo(1));
        ann.asks().queryParam("mine", true).queryParam("q", "100_ perdu").get("/api/records").then().body("total", equalTo(0));
        ann.asks().queryParam("q", "perdu").get("/api/records").then().statusCode(403);
    }

    @Test
    void themesAndCommunesAreListedInBothLanguages() {
        ann.asks().get("/api/themes").then().statusCode(200).body("code", hasItem("LOG"), "find { it.code == 'LOG' }.nl", equalTo("Huisvesting"),
                "find { it.code == 'LOG' }.subthemes.code", hasItem("LOG-08"), "find { it.code == 'MES' }.subthemes.fr", not(hasItem("prime covid")));
        ann.asks().get("/api/communes").then().statusCode(200).body("", hasSize(19), "find { it.nis == '21004' }.postcodes", hasItem("1020"));
    }
}
