package org.permanence.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;

/** A value in an address that cannot be is refused by its name; it is not as if the address did not exist. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ParametersTest {

    @Inject
    Accounts accounts;
    Person coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    private ValidatableResponse refused(String address, String field) {
        return coordinator.asks().get(address).then().statusCode(400).body("field", equalTo(field));
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        for (String page : new String[]{"1.5", "x", "", "1e3", "99999999999", "1&page=x"}) {
            refused("/api/responders/search?page=" + page, "page").body("code", equalTo("wrong-type"));
        }
        refused("/api/responders/search?partner=x", "partner").body("code", equalTo("wrong-type"));
        refused("/api/responders/search?withoutAccount=maybe", "withoutAccount").body("code", equalTo("wrong-type"));
        refused("/api/lines/aas/holidays?year=x", "year").body("code", equalTo("wrong-type"));
        refused("/api/history/staffing?goal=much", "goal").body("code", equalTo("wrong-type"));
        refused("/api/calls?from=yesterday", "from").body("code", equalTo("not-a-time"));
        refused("/api/responders/search?page=-1", "page").body("code", equalTo("too-low"));
        coordinator.asks().get("/api/responders/search?page=0&withoutAccount=TRUE").then().statusCode(200);
    }

    @Test
    void aValueThatIsNeededIsNamed() {
        refused("/api/lines/aas/calendar", "from").body("code", equalTo("required"));
        refused("/api/lines/aas/calendar?from=2026-11-01", "until").body("code", equalTo("required"));
        coordinator.asks().post("/api/lines/aas/closing").then().statusCode(400).body("code", equalTo("body-needed"));
    }

    @Test
    void nobodyLearnsOfParametersBeforeTheyLogIn() {
        given().get("/api/responders/search?page=x").then().statusCode(401);
        accounts.somebody(Role.RESPONDER).asks().get("/api/responders/search?page=x").then().statusCode(403);
    }

    @Test
    void anAddressOfNothingStaysOne() {
        coordinator.asks().get("/api/responders/x").then().statusCode(404);
    }
}
