package org.permanence.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;

/** What PostgreSQL cannot hold is the request's fault, and the answer says where. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StoredValuesTest {

    @Inject
    Accounts accounts;

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00 x"})
    void aCharacterThatCannotBeStoredIsRefusedByFieldAlsoWithoutASession(String character) {
        given().contentType("application/json")
                .body("{\"email\":\"ann" + character + "@example.org\",\"password\":\"wrong horse battery\"}")
                .post("/api/session").then().statusCode(400).contentType("application/problem+json").body("field", equalTo("email"));
    }

    /** As a number, the first three were 1; as a code, 0 and "1" were the first and the second of those that there are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"target\":1.5}|/api/shifts/1|target", "{\"target\":\"1\"}|/api/shifts/1|target",
            "{\"target\":\"\"}|/api/shifts/1|target", "{\"target\":true}|/api/shifts/1|target",
            "{\"language\":0}|/api/session/account|language", "{\"language\":\"1\"}|/api/session/account|language",
            "{\"leave\":{\"from\":\"\"}}|/api/responders/1|leave.from", "{\"experienced\":\"true\"}|/api/responders/1|experienced",
            "{\"experienced\":1}|/api/responders/1|experienced"})
    void aValueOfAnotherTypeIsRefusedByField(String body, String path, String field) {
        accounts.somebody(Role.COORDINATOR).asks().contentType("application/json").body(body).patch(path).then().statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void aCharacterThatCannotBeStoredIsRefusedInAnAddress() {
        Person ann = accounts.somebody(Role.COORDINATOR);
        ann.asks().urlEncodingEnabled(false).get("/api/records?q=a%00b").then().statusCode(400).body("field", equalTo("q"));
        ann.asks().urlEncodingEnabled(false).get("/api/records?commune=%00").then().statusCode(400).body("field", equalTo("commune"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/records", "/api/calls", "/api/history/calls"})
    void aPageThatCannotBeCountedIsRefused(String list) {
        accounts.somebody(Role.COORDINATOR).asks().get(list + "?page=2147483647&size=200&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                .then().statusCode(400).body("field", equalTo("page"));
    }

    @Test
    void soItIsOnTheTrail() {
        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/audit?page=2147483647&size=500").then().statusCode(400)
                .body("field", equalTo("page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/records", "/api/calls", "/api/history/figures", "/api/history/calls", "/api/history/staffing",
            "/api/shifts"})
    void anAbsurdTimeIsRefused(String list) {
        Person ann = accounts.somebody(Role.COORDINATOR);
        for (String from : new String[]{"-1000000000-01-01T00:00:00Z", "-99999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"}) {
            assertThat(ann.asks().queryParam("from", from).queryParam("to", "+1000000000-12-31T23:59:59Z").get(list).statusCode())
                    .as("%s from %s", list, from).isEqualTo(400);
        }
    }

    @Test
    void anAbsurdDayInABodyIsRefusedByField() {
        accounts.somebody(Role.COORDINATOR).asks()
                .body("{\"code\":\"ZZZ\",\"fr\":\"x\",\"nl\":\"x\",\"validFrom\":\"+999999999-12-31\"}").post("/api/themes").then()
                .statusCode(400).body("field", equalTo("validFrom"));
    }
}
