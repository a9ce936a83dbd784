package org.permanence.responder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.Language;
import org.permanence.pbx.PbxPlan.SipCredential;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResponderResourceTest {

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    ResponderService responders;
    @Inject
    SoftphoneService softphones;
    Person coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    @Test
    void onlyCoordinatorsAndAdministratorsMayAsk() {
        Person responder = accounts.somebody(Role.RESPONDER);
        for (String path : List.of("/api/responders", "/api/partners", "/api/desk-phones", "/api/duty")) {
            given().get(path).then().statusCode(401);
            responder.asks().get(path).then().statusCode(403);
            coordinator.asks().get(path).then().statusCode(200);
        }
        coordinator.asks().body(Map.of("phone", "900", "label", "Poste 900")).post("/api/desk-phones").then().statusCode(403);
    }

    @Test
    void aResponderIsEnteredWithTheirServiceAndChanged() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        int partner =
                coordinator.asks().body(Map.of("name", "CASG " + mark)).post("/api/partners").then().statusCode(201).extract().path("id");
        coordinator.asks().body(Map.of("name", "casg " + mark)).post("/api/partners").then().statusCode(409).body("field", equalTo("name"));

        int id = coordinator.asks().body(Map.of("surname", "Peeters", "firstName", "An", "email", "an." + mark + "@example.org",
                "languages", List.of("nl", "fr"), "partnerId", partner)).post("/api/responders").then().statusCode(201)
                .body("languages", contains("fr", "nl"), "partner.name", equalTo("CASG " + mark), "preferredReach.kind",
                        equalTo("softphone"), "homePhone", nullValue(), "active", equalTo(true))
                .extract().path("id");

        coordinator.asks().body(Map.of("firstName", "Anne", "languages", List.of("fr"), "preferredReach", Map.of("kind", "home")))
                .patch("/api/responders/" + id).then().statusCode(200)
                .body("firstName", equalTo("Anne"), "surname", equalTo("Peeters"), "languages", contains("fr"), "preferredReach.kind",
                        equalTo("home"));
        coordinator.asks().get("/api/responders/" + id).then().statusCode(200).body("firstName", equalTo("Anne"));
        coordinator.asks().get("/api/responders").then().statusCode(200).body("id", hasItem(id));
        coordinator.asks().get("/api/responders/999999999").then().statusCode(404);
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        coordinator.asks().body(Map.of("surname", " ", "firstName", "An", "email", "an@example.org", "languages", List.of("fr")))
                .post("/api/responders").then().statusCode(400).body("field", equalTo("surname"), "code", equalTo("required"));
        coordinator.asks().body(Map.of("surname", "P", "firstName", "An", "email", "no address", "languages", List.of("fr")))
                .post("/api/responders").then().statusCode(400).body("field", equalTo("email"), "code", equalTo("not-an-email"));
        coordinator.asks()
                .body(Map.of("surname", "P".repeat(101), "firstName", "An", "email", "an@example.org", "languages", List.of("fr")))
                .post("/api/responders").then().statusCode(400).body("code", equalTo("too-long"), "max", equalTo(100),
                        "violations[0].max", equalTo(100), "violations[0].field", equalTo("surname"));
        coordinator.asks().body(Map.of("surname", "P", "firstName", "An", "email", "an@example.org", "languages", List.of("de")))
                .post("/api/responders").then().statusCode(400).body("code", equalTo("unknown-code"));
        coordinator.asks().body(Map.of("surname", "P", "firstName", "An", "email", "an@example.org", "languages", List.of()))
                .post("/api/responders").then().statusCode(400).body("field", equalTo("languages"));
        coordinator.asks().body(Map.of("preferredReach", Map.of("kind", "pigeon"))).patch("/api/responders/" + people.somebody())
                .then().statusCode(400).body("detail", containsString("softphone, desk or home"));
    }

    @Test
    void anEmailAddressIsOnePersons() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> body = Map.of("surname", "P", "firstName", "An", "email", mark + "@example.org", "languages", List.of("fr"));
        coordinator.asks().body(body).post("/api/responders").then().statusCode(201);
        coordinator.asks()
                .body(Map.of("surname", "Q", "firstName", "Bo", "email", mark.toUpperCase() + "@EXAMPLE.org", "languages", List.of("fr")))
                .post("/api/responders").then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:email-taken"), "field", equalTo("email"));
    }

    @Test
    void aHomeNumberGoesInAndDoesNotComeOut() {
        long ann = people.somebody();
        coordinator.asks().body(Map.of("number", "0470/55.66.77")).put("/api/responders/" + ann + "/home-phone").then().statusCode(200)
                .body("homePhone", equalTo("+32 … 77"));
        String everything = coordinator.asks().get("/api/responders").then().statusCode(200).extract().asString();
        assertThat(everything).contains("+32 … 77").doesNotContain("470556677").doesNotContain("55.66.77");

        coordinator.asks().body(Map.of("number", "0903 12345")).put("/api/responders/" + ann + "/home-phone").then().statusCode(400)
                .body("field", equalTo("number"), "code", equalTo("number-premium"), "detail", not(containsString("12345")));

        coordinator.asks().delete("/api/responders/" + ann + "/home-phone").then().statusCode(204);
        coordinator.asks().get("/api/responders/" + ann).then().body("homePhone", nullValue());
    }

    @Test
    void aDeskPhoneShowsItsPasswordOnce() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        String phone = "p" + UUID.randomUUID().toString().substring(0, 8);
        String password =
                administrator.asks().body(Map.of("phone", phone, "label", "Poste")).post("/api/desk-phones").then().statusCode(201)
                        .body("user", equalTo("desk-" + phone), "realm", equalTo("permanence")).extract().path("password");
        assertThat(password).hasSizeGreaterThan(30);
        assertThat(administrator.asks().get("/api/desk-phones").then().extract().asString()).contains(phone).doesNotContain(password);
        administrator.asks().body(Map.of("phone", phone, "label", "Poste")).post("/api/desk-phones").then().statusCode(409);
        administrator.asks().body(Map.of("phone", "Büro", "label", "Poste")).post("/api/desk-phones").then().statusCode(400).body("field",
                equalTo("phone"));
    }

    @Test
    void aCoordinatorPutsSomebodyOnAndOffDuty() {
        long ann = people.somebody();
        coordinator.asks().body(Map.of("onDuty", true)).put("/api/duty/" + ann).then().statusCode(200)
                .body("onDuty", equalTo(true), "reach.kind", equalTo("softphone"), "by", equalTo("coordinator"));
        coordinator.asks().get("/api/duty").then().body("responderId", hasItem((int) ann));
        coordinator.asks().body(Map.of("onDuty", true, "reach", Map.of("kind", "home"))).put("/api/duty/" + ann).then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:no-home-number"), "field", equalTo("reach"));
        coordinator.asks().body(Map.of("onDuty", false)).put("/api/duty/" + ann).then().statusCode(200)
                .body("onDuty", equalTo(false), "reach", nullValue());
        coordinator.asks().body(Map.of()).put("/api/duty/" + ann).then().statusCode(400).body("field", equalTo("onDuty"));
        coordinator.asks().body(Map.of("onDuty", true)).put("/api/duty/999999999").then().statusCode(404);
    }

    @Test
    void aSoftphoneBelongsToTheNewestSessionAndEndsWithIt() {
        long ann = people.somebody(Language.NL);
        SoftphoneService.Issued old = softphones.issue(ann, 1_000_000 + ann, Optional.empty());
        SoftphoneService.Issued issued = softphones.issue(ann, 2_000_000 + ann, Optional.of("a page"));

        assertThat(issued.user()).isEqualTo("web-r" + ann);
        assertThat(issued.password()).isNotEqualTo(old.password());
        assertThat(softphones.holder(ann)).contains(new SoftphoneService.Holder(2_000_000 + ann, Optional.of("a page")));
        softphones.revoke(1_000_000 + ann);
        assertThat(responders.reachable()).filteredOn(person -> person.responderId() == ann).singleElement().satisfies(person -> {
            assertThat(person.onDutyAt()).isEmpty();
            assertThat(person.softphone()).contains(new SipCredential(SipSecret.md5(issued.user(), issued.password())));
        });

        softphones.revoke(2_000_000 + ann);
        assertThat(responders.reachable()).noneMatch(person -> person.responderId() == ann);
    }

    @Test
    void theDigestIsTheOneOfTheStandard() {
        // printf 'web-r12:permanence:secret' | md5sum
        assertThat(SipSecret.md5("web-r12", "secret")).isEqualTo("d3eea6c83b07306a3f81c5fbaee8fe6f");
    }
}
