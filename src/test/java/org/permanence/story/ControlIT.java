package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/** What a responder does with the call in hand: on the telephone at home with the browser as its remote control, and in the browser itself. */
class ControlIT extends Story {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static String id(Person person) {
        return person.desk().state().path("call").path("callId").asText();
    }

    private static void does(Person person, String what) {
        person.api().post("/api/calls/" + id(person) + what, Map.of());
    }

    private static void does(Person person, String what, Map<String, ?> body) {
        person.api().post("/api/calls/" + id(person) + what, body);
    }

    private static JsonNode sees(Person person, String what, Predicate<JsonNode> call) {
        return person.desk().await(person.name() + ": " + what, PATIENCE, s -> call.test(s.path("call"))).path("call");
    }

    private static JsonNode seesState(Person person, String state) {
        return sees(person, state, c -> c.path("state").asText().equals(state));
    }

    private Caller talksAtHome(Person person, Phone home) {
        person.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        seesState(person, "inCall");
        return caller;
    }

    @Test
    void theBrowserIsTheRemoteControlOfAHomePhone() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, home);
        caller.isConnectedTo(home);

        does(ann, "/hold");
        seesState(ann, "onHold");
        caller.hearsMusic();
        assertThatThrownBy(() -> does(ann, "/hold")).isInstanceOfSatisfying(Api.Refused.class, e -> assertThat(e.status()).isEqualTo(409));
        does(ann, "/resume");
        seesState(ann, "inCall");
        caller.isConnectedTo(home);

        does(ann, "/mute", Map.of("muted", true));
        sees(ann, "muted", c -> c.path("muted").asBoolean());
        does(ann, "/mute", Map.of("muted", false));
        sees(ann, "heard again", c -> !c.path("muted").asBoolean());
        caller.isConnectedTo(home);

        does(ann, "/keypad", Map.of("digits", "5#"));
        caller.isTyped("5#");

        does(ann, "/help");
        sees(ann, "help is asked for", c -> c.path("help").path("since").isTextual());
        ann.api().delete("/api/calls/" + id(ann) + "/help");
        sees(ann, "no more", c -> c.path("help").isNull());

        does(ann, "/hang-up");
        caller.gotHungUp();
        home.gotHungUp();
        JsonNode call = journal("it is over", c -> !c.path("endedAt").isNull());
        assertThat(call.path("heldSeconds").asDouble()).isPositive();
        assertThat(call.path("outcome").asText()).isEqualTo("answered");
    }

    @Test
    void aBlindTransferOpensTheSameRecordForTheColleagueWhoAccepts() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        long record = seesState(ann, "inCall").path("recordId").asLong();
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();

        does(ann, "/transfer", Map.of("responder", bob.id()));
        seesState(ann, "transferring");
        bobs.picksUp().presses("1");
        JsonNode his = seesState(bob, "inCall");
        caller.isConnectedTo(bobs);
        anns.gotHungUp();
        assertThat(his.path("recordId").asLong()).isEqualTo(record);
        sees(ann, "it is no longer hers", c -> c.isNull() || c.path("state").asText().equals("wrapUp"));
        does(bob, "/hang-up");
        caller.gotHungUp();
    }

    @Test
    void aTransferThatNobodyAcceptsBringsTheCallerBackToTheFrontOfTheQueue() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();

        does(ann, "/transfer", Map.of("responder", bob.id()));
        bobs.isRinging().declines();
        anns.picksUp().presses("1");
        seesState(ann, "inCall");
        caller.isConnectedTo(anns);
    }

    @Test
    void speakingFirstThenLeavingTheCallerToTheColleague() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        long record = seesState(ann, "inCall").path("recordId").asLong();
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();

        does(ann, "/third", Map.of("responder", bob.id(), "caller", "held"));
        sees(ann, "Bob is being called", c -> c.path("third").path("state").asText().equals("ringing"));
        caller.hearsMusic();
        bobs.picksUp().presses("1");
        JsonNode third = sees(ann, "Bob is there", c -> c.path("third").path("state").asText().equals("talking")).path("third");
        assertThat(third.path("label").asText()).contains("Bob");
        sees(bob, "as a third person", c -> c.path("asThird").asBoolean());
        anns.isConnectedTo(bobs);

        does(ann, "/transfer", Map.of("toThird", true));
        JsonNode his = sees(bob, "his call", c -> c.path("state").asText().equals("inCall") && c.path("recordId").isNumber());
        assertThat(his.path("recordId").asLong()).isEqualTo(record);
        anns.gotHungUp();
        caller.isConnectedTo(bobs);
        does(bob, "/hold");
        seesState(bob, "onHold");
        caller.hearsMusic();
        does(bob, "/resume");
        seesState(bob, "inCall");
        does(bob, "/hang-up");
        caller.gotHungUp();
    }

    @Test
    void anInterpreterComesLeavesAndAServiceKeepsTheCaller() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        String number = aHomeNumber();
        Phone interpreter = lab.homePhone(number);
        long entry = line.coordinator().post("/api/directory", Map.of("nameFr", "Interprète " + number, "nameNl", "Tolk " + number, "number", number))
                .path("id").asLong();
        assertThat(ann.api().get("/api/directory?q=interprete").findValuesAsText("id")).contains("" + entry);

        does(ann, "/third", Map.of("entry", entry, "caller", "present"));
        interpreter.picksUp();
        sees(ann, "the interpreter is there", c -> c.path("third").path("state").asText().equals("talking"));
        caller.isInOneRoomWith(anns, interpreter);
        ann.api().delete("/api/calls/" + id(ann) + "/third");
        interpreter.gotHungUp();
        sees(ann, "alone again", c -> c.path("third").isNull());
        caller.isConnectedTo(anns);

        assertThatThrownBy(() -> does(ann, "/transfer", Map.of("number", "0900 12 345"))).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).isEqualTo(400));
        does(ann, "/transfer", Map.of("number", number));
        interpreter.picksUp();
        anns.gotHungUp();
        caller.isConnectedTo(interpreter);
        interpreter.hangsUp();
        caller.gotHungUp();
        journal("the service ended it", c -> c.path("endedBy").asText().equals("third"));
    }

    @Test
    void aCoordinatorGivesAWaitingCallerToAChosenResponder() {
        Person ann = person("Ann", "nl");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();
        Caller caller = aCallerDials();
        bobs.isRinging();
        String call = seesState(bob, "ringing").path("callId").asText();

        line.coordinator().post("/api/calls/" + call + "/assign", Map.of("responderId", ann.id()));
        bobs.stopsRinging();
        anns.picksUp().presses("1");
        seesState(ann, "inCall");
        caller.isConnectedTo(anns);
    }

    @Test
    void aCoordinatorAnswersACallForHelpOnTheirOwnPhoneAndNobodyComesUnasked() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        Person carol = person("Carol");
        for (JsonNode account : line.administrator().get("/api/accounts")) {
            if (account.path("email").asText().equals(carol.email())) {
                line.administrator().patch("/api/accounts/" + account.path("id").asLong(), Map.of("roles", List.of("responder", "coordinator")), null);
            }
        }
        Phone carols = carol.onDutyAtHome(aHomeNumber());
        carol.desk();
        String join = "/api/calls/" + id(ann) + "/join";
        assertThatThrownBy(() -> carol.api().post(join, Map.of())).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.problem().path("type").asText()).endsWith("no-help-asked"));

        does(ann, "/help");
        carol.api().post(join, Map.of());
        sees(ann, "somebody comes", c -> c.path("help").path("by").asText().equals("Carol"));
        carols.picksUp().presses("1");
        sees(ann, "Carol is there", c -> c.path("third").path("state").asText().equals("talking"));
        caller.isInOneRoomWith(anns, carols);
        sees(carol, "as a third person", c -> c.path("asThird").asBoolean());
        does(carol, "/hang-up");
        carols.gotHungUp();
        sees(ann, "alone again", c -> c.path("third").isNull() && c.path("state").asText().equals("inCall"));
        caller.isConnectedTo(anns);
    }

    @Test
    void inTheBrowserEveryButtonIsTrueOnceThePbxSaysSo() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            screen.on("hold").click();
            screen.callIs("onHold");
            caller.hearsMusic();
            screen.on("resume").click();
            screen.callIs("inCall");
            screen.on("help").click();
            sees(ann, "help is asked for", c -> c.path("help").path("since").isTextual());
            screen.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    @Test
    void aReloadInTheMiddleOfACallRingsItBackAndTheRecordIsIntact() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();
            screen.on("note").fill("Avant le rechargement.");
            screen.savedEverything();

            screen.reloads();
            ann.desk().await("rung back", PATIENCE, s -> s.path("call").path("state").asText().equals("regaining"));
            screen.callIs("inCall");
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.on("note").inputValue()).isEqualTo("Avant le rechargement.");
            assertThat(caller.onCall()).isTrue();
            screen.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    @Test
    void aSecondWindowIsNotThePhoneAndDoesNotBreakTheFirst() {
        Person ann = person("Ann");
        try (DeskPage first = new DeskPage(line.address(), "fr-BE", 1366, 768); DeskPage second = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            first.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            second.logsIn(ann.email(), Helpline.PASSWORD);
            second.on("take-over").waitFor();

            Caller caller = aCallerDials();
            first.callIs("ringing").accepts().callIs("inCall");
            second.callIs("inCall");
            assertThat(caller.onCall()).isTrue();
            first.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    @Test
    void theWrapUpIsMadeLongerAndEndedByOneKey() {
        line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 6), null);
        try {
            Person ann = person("Ann");
            Phone anns = ann.onDutyAtHome(aHomeNumber());
            Caller caller = talksAtHome(ann, anns);
            caller.hangsUp();
            Instant until = Instant.parse(seesState(ann, "wrapUp").path("wrapUpUntil").asText());
            ann.api().post("/api/desk/wrap-up/more", Map.of());
            sees(ann, "one minute more", c -> Instant.parse(c.path("wrapUpUntil").asText()).equals(until.plusSeconds(60)));

            Caller next = aCallerDials();
            await("not rung in the minute that was asked for").during(Duration.ofSeconds(9)).atMost(Duration.ofSeconds(12)).until(() -> !anns.ringing());
            ann.api().post("/api/desk/wrap-up/ready", Map.of());
            anns.isRinging();
            next.hangsUp();
        } finally {
            line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 0), null);
        }
    }
}
