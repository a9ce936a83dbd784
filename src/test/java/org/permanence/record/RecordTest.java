package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.permanence.call.Facts.waited;
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
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.desk.Colleagues;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.LineCode;

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
        pbx.tellAndWait(call.arrives(), call.queues(5), call.rings(6, ann.account().responderId()),
                call.picksUp(10, ann.account().responderId(), waited(5)));
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
        ann.asks().get(path()).then().statusCode(200).body("status", equalTo("draft"), "version", equalTo(1), "callId",
                equalTo(call.call.toString()), "call.line", equalTo("aas"), "call.waitedSeconds", equalTo(5f), "call.reach",
                equalTo("softphone"), "nature", nullValue(), "demands", hasSize(0), "responder.name", equalTo("Ann Peeters"));
    }

    @Test
    void theSamePickUpToldTwiceOpensNoSecondRecord() {
        pbx.tellAndWait(call.fact(10, "picked-up-as-the-logs-tell-it", call.picksUp(10, ann.account().responderId(), waited(5)).fact()));

        ann.asks().get("/api/records?mine=true").then().body("total", equalTo(1));
    }

    @Test
    void whatIsTypedIsMergedAndTheVersionGrows() {
        annUpon(1).contentType("application/merge-patch+json")
                .body("{\"nature\": \"withDemand\", \"place\": {\"kind\": \"known\", \"postcode\": \"1050\"}}")
                .patch(path()).then().statusCode(200)
                .body("version", equalTo(2), "nature", equalTo("withDemand"), "place.postcode", equalTo("1050"));
        annUpon(2).body("{\"place\": {\"commune\": \"21004\"}, \"note\": \"long silence\"}").patch(path()).then().statusCode(200)
                .body("version", equalTo(3), "place.commune", equalTo("21004"), "place.postcode", equalTo("1050"), "nature",
                        equalTo("withDemand"));
        annUpon(3).body("{\"place\": null}").patch(path()).then().statusCode(200).body("place", nullValue(), "note",
                equalTo("long silence"));
    }

    @Test
    void whoWritesUponAnOldVersionGetsTheRecordAsItIsNow() {
        annUpon(1).body("{\"note\": \"first words\"}").patch(path()).then().statusCode(200);

        annUpon(1).body("{\"note\": \"other words\"}").patch(path()).then().statusCode(412).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:record-outdated"), "record.version", equalTo(2), "record.note",
                        equalTo("first words"));
        ann.asks().body("{\"note\": \"x\"}").patch(path()).then().statusCode(428);
    }

    @Test
    void aCharacterThatCannotBeStoredIsDroppedAndTheTextIsKept() {
        annUpon(1).body("{\"note\": \"long \\u0000silence\\ud800 \\ud83d\\ude00\"}").patch(path()).then().statusCode(200)
                .body("note", equalTo("long silence \ud83d\ude00"));
        annUpon(2).body("{\"comment\": \"a\\u0000\", \"services\": [{\"name\": \"CP\\u0000AS\"}]}").post(path() + "/demands").then()
                .statusCode(201).body("demands[0].comment", equalTo("a"), "demands[0].services[0].name", equalTo("CPAS"));
    }

    @Test
    void nothingForABodyIsRefused() {
        annUpon(1).body("null").patch(path()).then().statusCode(400);
        annUpon(1).body("null").post(path() + "/demands").then().statusCode(400);
        annUpon(1).body("null").post(path() + "/close").then().statusCode(422);
    }

    private long looksOf(Person somebody) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities
                .createNativeQuery("SELECT count(*) FROM audit WHERE action = 'record.read' AND account_id = ? AND subject = ?", Long.class)
                .setParameter(1, somebody.account().id()).setParameter(2, "record " + record).getSingleResult());
    }

    @Test
    void whoeverIsShownSomebodyElsesRecordIsOnTheTrailWhateverTheAnswer() {
        annUpon(1).body("{\"note\": \"first words\"}").patch(path()).then().statusCode(200);
        Person other = colleagues.logsIn();
        long looks = 0;

        other.asks().header("If-Match", "\"1\"").body("{\"note\": \"x\"}").patch(path()).then().statusCode(412);
        assertThat(looksOf(other)).as("a change upon an old version").isEqualTo(++looks);
        other.asks().header("If-Match", "\"1\"").post(path() + "/close").then().statusCode(412);
        assertThat(looksOf(other)).as("a closing upon an old version").isEqualTo(++looks);
        other.asks().header("If-Match", "\"1\"").post(path() + "/reopen").then().statusCode(412);
        assertThat(looksOf(other)).as("an opening upon an old version").isEqualTo(++looks);
        other.asks().header("If-Match", "\"1\"").body("{}").post(path() + "/demands").then().statusCode(412);
        assertThat(looksOf(other)).as("a demand upon an old version").isEqualTo(++looks);
        other.asks().header("If-Match", "\"2\"").body("{}").patch(path()).then().statusCode(200);
        assertThat(looksOf(other)).as("a change that changes nothing").isEqualTo(++looks);
        other.asks().header("If-Match", "\"2\"").post(path() + "/close").then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:record-elsewhere"));
        assertThat(looksOf(other)).as("a closing that is refused").isEqualTo(++looks);
        other.asks().get(path() + "/changes").then().statusCode(200);
        assertThat(looksOf(other)).as("who changed what").isEqualTo(++looks);
        assertThat(looksOf(ann)).as("one's own").isZero();
    }

    @Test
    void valuesThatCannotBeAreRefusedByField() {
        annUpon(1).body("{\"nature\": \"chat\"}").patch(path()).then().statusCode(400).body("field", equalTo("nature"));
        annUpon(1).body("{\"callerName\": \"secret words\"}").patch(path()).then().statusCode(400).body("field", equalTo("callerName"));
        annUpon(1).body("{\"place\": {\"kind\": \"known\", \"commune\": \"99999\"}}").patch(path()).then().statusCode(400)
                .body("field", equalTo("place.commune"));
        annUpon(1).body("{\"place\": {\"kind\": \"known\", \"postcode\": \"105\"}}").patch(path()).then().statusCode(400)
                .body("field", equalTo("place.postcode"));
        annUpon(1).body("{\"theme\": \"LOG\", \"subtheme\": \"ALI-01\"}").post(path() + "/demands").then().statusCode(400).body("field",
                equalTo("subtheme"));
        annUpon(1).body("{nature").patch(path()).then().statusCode(400);
        ann.asks().get(path()).then().body("version", equalTo(1));
    }

    @Test
    void severalDemandsAreWrittenChangedAndRemoved() {
        int first = annUpon(1)
                .body(Map.of("theme", "LOG", "subtheme", "LOG-02", "modes", List.of("relay", "information"), "status", "relayed",
                        "services", List.of(Map.of("name", "CPAS", "attempt", "unreachable"))))
                .post(path() + "/demands").then().statusCode(201).body("version", equalTo(2), "demands[0].services[0].attempt",
                        equalTo("unreachable"), "demands[0].modes", containsInAnyOrder("relay", "information"))
                .extract().path("demands[0].id");
        annUpon(2).body("{}").post(path() + "/demands").then().statusCode(201).body("demands", hasSize(2));

        annUpon(3).body(
                "{\"services\": [{\"name\": \"CPAS\", \"attempt\": \"reached\"}, {\"name\": \"Food bank\", \"attempt\": null}], \"nonTakeUp\": \"notKnown\"}")
                .patch(path() + "/demands/" + first).then().statusCode(200)
                .body("demands[0].services.attempt", contains("reached", null), "demands[0].theme", equalTo("LOG"), "demands[0].nonTakeUp",
                        equalTo("notKnown"));
        annUpon(4).delete(path() + "/demands/" + first).then().statusCode(200).body("demands", hasSize(1), "version", equalTo(5));
    }

    @Test
    void closingSaysWhatIsMissingAndAClosedRecordIsReopenedBeforeWriting() {
        annUpon(1).post(path() + "/close").then().statusCode(422).body("type", equalTo("urn:permanence:problem:record-incomplete"),
                "field", equalTo("nature"), "missing.field", contains("nature"));
        annUpon(1).body("{\"nature\": \"silent\"}").patch(path()).then().statusCode(200);
        annUpon(2).post(path() + "/close").then().statusCode(200).body("status", equalTo("closed"), "version", equalTo(3));

        annUpon(3).body("{\"note\": \"x\"}").patch(path()).then().statusCode(409).body("type",
                equalTo("urn:permanence:problem:record-closed"));
        ann.asks().get("/api/records?mine=true&open=true").then().body("total", equalTo(0));
        annUpon(3).post(path() + "/reopen").then().statusCode(200).body("status", equalTo("draft"), "closedAt", nullValue());
    }

    @Test
    void afterATransferBothHaveTheOneRecord() {
        Person bob = colleagues.logsIn();
        long annId = ann.account().responderId();
        long bobId = bob.account().responderId();
        pbx.tellAndWait(call.rings(20, bobId), call.transfers(30, annId, bobId), call.picksUp(30, bobId, waited(0)), call.ends(50, CALLER));

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
        ann.asks().queryParam("mine", true).queryParam("q", "perdu sans").get("/api/records").then().body("total", equalTo(1));
        ann.asks().queryParam("mine", true).queryParam("q", "perdu trouvé").get("/api/records").then().body("total", equalTo(0));
        ann.asks().queryParam("mine", true).queryParam("q", "100_ perdu").get("/api/records").then().body("total", equalTo(0));
        ann.asks().queryParam("q", "perdu").get("/api/records").then().statusCode(403);
    }

    @Test
    void aChosenThemeTitlesTheRecordInTheList() {
        annUpon(1).body(Map.of("theme", "LOG")).post(path() + "/demands").then().statusCode(201);

        ann.asks().get("/api/records?mine=true").then().body("items[0].theme", equalTo("LOG"), "items[0].title", equalTo("Logement"));
    }

    @Test
    void whatTellsWhoTheCallerIsIsMarkedAtEachSave() {
        annUpon(1).body(Map.of("note", "Rappeler au 0470 12 34 56")).patch(path()).then().statusCode(200)
                .body("personalData", contains(Map.of("path", "note", "from", 12, "to", 25, "kind", "phone")));
        int demand = annUpon(2).body(Map.of("comment", "Numéro vert 0800 35 243", "blockedBy", "jan@voorbeeld.be",
                "services", List.of(Map.of("name", "CPAS"), Map.of("name", "BE68 5390 0754 7034"))))
                .post(path() + "/demands").then().statusCode(201).extract().path("demands[0].id");
        ann.asks().get(path()).then().body("personalData.path", contains("note", "demands/" + demand + "/blockedBy",
                "demands/" + demand + "/services/1/name"), "personalData.kind", contains("phone", "email", "iban"));
        annUpon(3).body(Map.of("note", "Rappeler demain")).patch(path()).then().body("personalData", hasSize(2));
    }

    @Test
    void anOfficesNumberOfTheDirectoryIsNoCallers() {
        annUpon(1).body(Map.of("note", "Le CPAS, 02 541 32 47, ne décroche pas; le 0470 12 34 56 non plus")).patch(path()).then()
                .statusCode(200)
                .body("personalData", hasSize(2));
        accounts.somebody(Role.COORDINATOR).asks()
                .body(Map.of("nameFr", "CPAS " + record, "nameNl", "OCMW " + record, "number", "02 541 32 47"))
                .post("/api/directory").then().statusCode(201);

        await("the directory is read again").until(() -> ann.asks().get(path()).path("personalData.from"), contains(43));
    }

    @Test
    void aRecordThatStillHoldsSomeIsClosedOnlyWhenThatIsConfirmedWhichIsKeptWithoutTheText() {
        annUpon(1).body(Map.of("nature", "silent", "note", "0470 12 34 56")).patch(path()).then().statusCode(200);

        annUpon(2).post(path() + "/close").then().statusCode(409).body("type", equalTo("urn:permanence:problem:personal-data"),
                "marks.kind", contains("phone"));
        annUpon(2).body(Map.of("confirmPersonalData", false)).post(path() + "/close").then().statusCode(409);
        annUpon(2).body(Map.of("confirmPersonalData", true)).post(path() + "/close").then().statusCode(200).body("status",
                equalTo("closed"));

        ann.asks().get(path() + "/changes").then().statusCode(200).body("action", contains("write", "close"),
                "fields[1]", contains("confirmPersonalData", "status"), "by.name[1]", equalTo(ann.account().name()));
        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/audit?size=500").then().statusCode(200)
                .body("items.findAll { it.subject == 'record " + record + "' }.action", hasItem("record.closed-with-personal-data"));
        @SuppressWarnings("unchecked")
        List<String> trail =
                entities.createNativeQuery("SELECT c::text FROM record_change c UNION ALL SELECT a::text FROM audit a", String.class)
                        .getResultList();
        assertThat(trail).isNotEmpty().noneSatisfy(line -> assertThat(line).contains("0470 12"));
    }

    @Test
    void theSecondOfTwoWritersIsToldWhoWroteWhatMeanwhile() {
        Person bob = colleagues.logsIn();
        bob.asks().header("If-Match", "\"1\"").body("{\"forDebriefing\": true}").patch(path()).then().statusCode(200);
        bob.asks().header("If-Match", "\"2\"").body("{\"note\": \"words\"}").post(path() + "/close").then().statusCode(400);
        bob.asks().header("If-Match", "\"2\"").body("{\"comment\": \"words\"}").post(path() + "/demands").then().statusCode(201);
        bob.asks().header("If-Match", "\"3\"").body("{\"note\": \"words\"}").patch(path()).then().statusCode(200);

        annUpon(3).body("{\"note\": \"other words\"}").patch(path()).then().statusCode(412).body("record.note", equalTo("words"),
                "changes.fields.flatten()", contains("note"), "changes[0].by.id", equalTo((int) bob.account().id()),
                "detail", equalTo(bob.account().name() + " wrote in this record meanwhile."));
        annUpon(1).body("{\"note\": \"x\"}").patch(path()).then().statusCode(412).body("changes.fields.flatten()",
                contains("forDebriefing", "demands", "note"));
    }

    @Test
    void whatOnePersonGoesOnWritingIsOneLineOfTheHistory() {
        annUpon(1).body("{\"note\": \"one\"}").patch(path()).then().statusCode(200);
        annUpon(2).body("{\"note\": \"one two\", \"nature\": \"test\"}").patch(path()).then().statusCode(200);
        annUpon(3).post(path() + "/close").then().statusCode(200);

        ann.asks().get(path() + "/changes").then().body("action", contains("write", "close"), "fields[0]", contains("nature", "note"));
    }

    @Test
    void theSameDemandSentTwiceIsKeptOnce() {
        String key = UUID.randomUUID().toString();
        annUpon(1).header("Idempotency-Key", key).body("{\"comment\": \"x\"}").post(path() + "/demands").then().statusCode(201);

        annUpon(1).header("Idempotency-Key", key).body("{\"comment\": \"x\"}").post(path() + "/demands").then().statusCode(201)
                .body("demands", hasSize(1), "version", equalTo(2));
        annUpon(2).header("Idempotency-Key", UUID.randomUUID().toString()).body("{}").post(path() + "/demands").then().body("demands",
                hasSize(2));
    }

    @Test
    void whoHadTheCallCorrectsItForSevenDaysAndACoordinatorLater() {
        Person bob = colleagues.logsIn();
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        annUpon(1).body("{\"nature\": \"silent\"}").patch(path()).then().statusCode(200);
        annUpon(2).post(path() + "/close").then().statusCode(200).body("correctableUntil", notNullValue());

        bob.asks().post(path() + "/reopen").then().statusCode(403).body("type", equalTo("urn:permanence:problem:too-late"));
        annUpon(3).post(path() + "/reopen").then().statusCode(200);
        annUpon(4).post(path() + "/close").then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("UPDATE record SET first_closed_at = now() - interval '9 days' WHERE id = ?")
                        .setParameter(1, (long) record).executeUpdate());
        annUpon(5).post(path() + "/reopen").then().statusCode(403);
        coordinator.asks().header("If-Match", "\"5\"").post(path() + "/reopen").then().statusCode(200);
        coordinator.asks().header("If-Match", "\"6\"").body("{\"nature\": \"test\"}").patch(path()).then().statusCode(200).body("nature",
                equalTo("test"));
        ann.asks().get(path() + "/changes").then().body("by.id[-1]", equalTo((int) coordinator.account().id()), "fields[-1]",
                contains("nature"));
    }

    @Test
    void onesOwnRecordsAreFoundByWhatTheySay() {
        annUpon(1).body(
                "{\"nature\": \"withDemand\", \"place\": {\"kind\": \"known\", \"commune\": \"21004\"}, \"note\": \"Sœur épuisée à Forêt\"}")
                .patch(path());
        annUpon(2).body(Map.of("theme", "LOG", "subtheme", "LOG-02", "status", "relayed", "blockedBy", "Le propriétaire", "services",
                List.of(Map.of("name", "Bruss'Help")))).post(path() + "/demands").then().statusCode(201);

        for (String such : List.of("q=soeur EPUISEE a foret", "q=proprietaire", "q=bruss'help", "nature=withDemand", "commune=21004",
                "theme=LOG", "theme=LOG-02", "status=relayed", "open=true", "from=2020-01-01T00:00:00Z")) {
            assertThat(found(such)).as(such).isEqualTo(1);
        }
        for (String such : List.of("q=soeurs", "nature=silent", "commune=21001", "theme=ALI", "status=answered", "open=false",
                "to=2020-01-01T00:00:00Z")) {
            assertThat(found(such)).as(such).isZero();
        }
        ann.asks().get("/api/records?mine=true&nature=chat").then().statusCode(400).body("field", equalTo("nature"));
    }

    private int found(String such) {
        String[] parameter = such.split("=", 2);
        return ann.asks().queryParam("mine", true).queryParam(parameter[0], parameter[1]).get("/api/records").then().statusCode(200)
                .extract().path("total");
    }

    @Test
    void aRepeatedCallersRecordsAreForWhoHasTheCallNowAndForOthersWithAReason() {
        CallerPseudonym caller = new CallerPseudonym("ab%062x".formatted(record));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("UPDATE call SET pseudonym = ? WHERE id = ?")
                .setParameter(1, caller.value()).setParameter(2, call.call.value()).executeUpdate());
        annUpon(1).body("{\"note\": \"the first time\"}").patch(path()).then().statusCode(200);
        Person bob = colleagues.logsIn();
        long bobId = bob.account().responderId();
        Facts again = new Facts(Instant.now().minusSeconds(20));
        pbx.tellAndWait(again.fact(0, "arrived", new CallFact.Arrived(new LineCode("aas"), Optional.of(caller))), again.queues(5),
                again.rings(6, bobId), again.picksUp(10, bobId, waited(5)));
        String earlier = "/api/calls/" + again.call + "/earlier-records";

        bob.asks().get(earlier).then().statusCode(200).body("repeated", equalTo(true), "records.id", contains(record), "records[0].note",
                equalTo("the first time"));
        ann.asks().get(earlier).then().statusCode(403).body("type", equalTo("urn:permanence:problem:reason-needed"));
        pbx.tellAndWait(again.ends(60, CALLER));
        bob.asks().get(earlier).then().statusCode(403);
        bob.asks().queryParam("reason", "short").get(earlier).then().statusCode(403);
        bob.asks().queryParam("reason", "to call back on 0470 12 34 56").get(earlier).then().statusCode(400);
        bob.asks().queryParam("reason", "the caller's file is finished").get(earlier).then().statusCode(200).body("records.id",
                contains(record));

        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/audit?size=500").then().body(
                "items.findAll { it.action == 'call.earlier-records' && it.accountId == " + bob.account().id() + " }.subject",
                contains("call " + again.call + ": the caller's file is finished", "call " + again.call.toString()));
    }
}
