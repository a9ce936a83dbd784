package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Party;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/** What a responder does with the call in hand: on the telephone at home with the browser as its remote control, and in the browser itself. */
@Tag("browser")
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

    /** @param meanwhile while the caller is on hold */
    private static void holds(Person person, Runnable meanwhile) {
        does(person, "/hold");
        seesState(person, "onHold");
        meanwhile.run();
        does(person, "/resume");
        seesState(person, "inCall");
    }

    private Caller talksAtHome(Person person, Phone home) {
        person.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        seesState(person, "inCall");
        return caller;
    }

    /** A responder at the telephone they chose, with their screen before them. @param phone null when the browser is the telephone: then no mouse is touched */
    private record Seat(DeskPage screen, Phone phone) {

        Seat picksUp() {
            screen.callIs("ringing");
            if (phone == null) {
                does("accept");
            } else if (phone.name().startsWith("desk")) {
                phone.picksUp();
            } else {
                phone.picksUp().presses("1");
            }
            screen.callIs("inCall");
            return this;
        }

        DeskPage does(String button) {
            return phone == null ? screen.presses(button) : screen.clicks(button);
        }

        void types(String keys) {
            does("keypad");
            screen.on("keypad-panel").waitFor();
            if (phone == null) {
                screen.page().keyboard().type(keys);
            } else {
                keys.chars().forEach(key -> screen.clicks("key-" + (key == '#' ? "hash" : (char) key)));
            }
        }

        void isConnectedTo(Party<?> other) {
            if (phone == null) {
                screen.isConnectedTo(other);
            } else {
                other.isConnectedTo(phone);
            }
        }

        void hearsNothingOf(Party<?> other) {
            if (phone == null) {
                screen.noLongerHears(other);
            } else {
                phone.hearsNothing();
            }
        }

        void isInOneRoomWith(Caller caller, Phone third) {
            if (phone == null) {
                screen.hears(caller).hears(third);
                caller.hearsTheHeadset();
                third.hearsTheHeadset();
            } else {
                caller.isInOneRoomWith(phone, third);
            }
        }

        /**
         * A name or a number, the first that is offered and can be called now; the only one need not be clicked.
         *
         * @param way how, when it is not the one that is offered first
         */
        void calls(String button, String whom, String... way) {
            does(button);
            Locator offered = screen.on("others").getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setDisabled(false)).first();
            if (phone == null) {
                screen.page().keyboard().insertText(whom); // as pasted, at once
                offered.waitFor();
                screen.page().keyboard().press("Enter");
            } else {
                screen.on("others-who").pressSequentially(whom);
                offered.waitFor();
                if (way.length > 0) {
                    offered.click(); // its list lies over the ways
                }
            }
            for (String other : way) {
                Locator choice = screen.on("others-way").locator("input[value=" + other + "]");
                if (phone == null) {
                    choice.press("Space");
                } else {
                    choice.check();
                }
            }
            does("others-call");
        }
    }

    private Seat seat(Person person, DeskPage screen, String reach) {
        Phone phone = switch (reach) {
            case "home" -> person.onDutyAtHome(aHomeNumber());
            case "desk" -> person.onDutyAtDesk(aDesk());
            default -> null;
        };
        screen.logsIn(person.email(), Helpline.PASSWORD);
        if (phone == null) {
            screen.goesOnDuty("softphone").softphoneIsReady();
        }
        return new Seat(screen, phone);
    }

    /** Clicked in the browser, or done by its key, said by the PBX, heard by everybody who is concerned. */
    @ParameterizedTest
    @ValueSource(strings = {"softphone", "home", "desk"})
    void everyButtonDoesWhatItSays(String reach) {
        Person ann = person("Ann");
        String number = aHomeNumber();
        Phone interpreter = lab.homePhone(number);
        line.coordinator().post("/api/directory", Map.of("nameFr", "Interprète " + number, "nameNl", "Tolk " + number, "number", number));
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Seat seat = seat(ann, screen, reach);
            Caller caller = aCallerDials();
            seat.picksUp().isConnectedTo(caller);

            seat.does("mute").callSays("muted", "true");
            caller.hearsNothing();
            seat.does("mute").callSays("muted", "false");
            seat.isConnectedTo(caller);

            seat.does("hold").callIs("onHold");
            caller.hearsMusic();
            seat.hearsNothingOf(caller);
            seat.does("resume").callIs("inCall");
            seat.isConnectedTo(caller);

            seat.types("5#");
            caller.isTyped("5#");
            seat.does("keypad");

            seat.does("help").callSays("help", "asked");
            seat.does("help").callSays("help", "none");

            // A typed number comes in, everybody hears everybody, and is let go.
            seat.calls("third", number);
            screen.callSays("third", "ringing");
            interpreter.picksUp();
            screen.callSays("third", "talking");
            seat.isInOneRoomWith(caller, interpreter);
            seat.does("part-with-third").callSays("third", "none");
            interpreter.gotHungUp();
            seat.isConnectedTo(caller);

            // An entry of the directory is spoken to first, and then keeps the caller.
            seat.calls("transfer", "interprete " + number);
            screen.callSays("third", "ringing");
            interpreter.picksUp();
            screen.callSays("third", "talking");
            caller.hearsMusic();
            seat.isConnectedTo(interpreter);
            seat.does("leave-to-third").callIs("idle");
            caller.isConnectedTo(interpreter);
            interpreter.hangsUp();
            caller.gotHungUp();

            // Straight to a colleague, without speaking first.
            Caller second = aCallerDials();
            seat.picksUp();
            Person bob = person("Bob");
            Phone bobs = bob.onDutyAtHome(aHomeNumber());
            seat.calls("transfer", "bob", "blind");
            screen.callIs("transferring");
            bobs.picksUp().presses("1");
            screen.callIs("idle");
            second.isConnectedTo(bobs);

            Caller third = aCallerDials();
            seat.picksUp();
            seat.does("hang-up").callIs("idle");
            third.gotHungUp();

            if (reach.equals("softphone")) {
                Caller fourth = aCallerDials();
                screen.callIs("ringing");
                seat.does("refuse").callIs("idle");
                assertThat(fourth.over()).as("who was refused by one waits for another").isFalse();
                second.hangsUp();
                bobs.picksUp().presses("1");
                fourth.isConnectedTo(bobs);
            }
        }
    }

    /** What is asked for twice, or cannot be: the service says so, and the call stays as it is, until somebody else has it, who then ends it. */
    @Test
    void whatTheCallDoesNotAllowIsRefusedAndAServiceThatKeepsTheCallerEndsTheCall() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, home);
        holds(ann, () -> assertThatThrownBy(() -> does(ann, "/hold")).isInstanceOfSatisfying(Api.Refused.class, e -> assertThat(e.status()).isEqualTo(409)));
        assertThatThrownBy(() -> does(ann, "/transfer", Map.of("number", "0900 12 345"))).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).isEqualTo(400));
        caller.isConnectedTo(home);

        String number = aHomeNumber();
        Phone service = lab.homePhone(number);
        does(ann, "/transfer", Map.of("number", number));
        service.picksUp();
        home.gotHungUp();
        caller.isConnectedTo(service);
        service.hangsUp();
        caller.gotHungUp();
        JsonNode call = journal("the service ended it", c -> c.path("endedBy").asText().equals("third"));
        assertThat(call.path("heldSeconds").asDouble()).isPositive();
        assertThat(call.path("outcome").asText()).isEqualTo("answered");
    }

    /** One call from Ann to Bob and back: whoever does not accept sends the caller to the front of the queue, whoever accepts has the same record. */
    @Test
    void aCallGoesToAColleagueAndItsRecordWithIt() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        long record = seesState(ann, "inCall").path("recordId").asLong();
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();

        // Bob accepts, without having been spoken to.
        does(ann, "/transfer", Map.of("responder", bob.id()));
        seesState(ann, "transferring");
        bobs.picksUp().presses("1");
        assertThat(seesState(bob, "inCall").path("recordId").asLong()).isEqualTo(record);
        caller.isConnectedTo(bobs);
        anns.gotHungUp();
        sees(ann, "it is no longer hers", c -> c.isNull() || c.path("state").asText().equals("wrapUp"));

        // Bob speaks to Ann first, and leaves the caller to her.
        does(bob, "/third", Map.of("responder", ann.id(), "caller", "held"));
        sees(bob, "Ann is being called", c -> c.path("third").path("state").asText().equals("ringing"));
        caller.hearsMusic();
        anns.picksUp().presses("1");
        JsonNode third = sees(bob, "Ann is there", c -> c.path("third").path("state").asText().equals("talking")).path("third");
        assertThat(third.path("label").asText()).contains("Ann");
        sees(ann, "as a third person", c -> c.path("asThird").asBoolean());
        bobs.isConnectedTo(anns);
        does(bob, "/transfer", Map.of("toThird", true));
        JsonNode hers = sees(ann, "her call", c -> c.path("state").asText().equals("inCall") && c.path("recordId").isNumber());
        assertThat(hers.path("recordId").asLong()).isEqualTo(record);
        bobs.gotHungUp();
        caller.isConnectedTo(anns);
        holds(ann, caller::hearsMusic);

        // Nobody accepts: the caller is the first of the queue, and Ann has them again.
        does(ann, "/transfer", Map.of("responder", bob.id()));
        seesState(ann, "transferring");
        bobs.isRinging().declines();
        anns.picksUp().presses("1");
        seesState(ann, "inCall");
        caller.isConnectedTo(anns);
        does(ann, "/hang-up");
        caller.gotHungUp();
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
        becomes(carol, "responder", "coordinator");
        try {
            carolComes(ann, anns, caller, carol);
        } finally {
            becomes(carol, "responder"); // or the alerts of later stories are mailed to her too
        }
    }

    private void becomes(Person person, String... roles) {
        for (JsonNode account : line.administrator().get("/api/accounts")) {
            if (account.path("email").asText().equals(person.email())) {
                line.administrator().patch("/api/accounts/" + account.path("id").asLong(), Map.of("roles", List.of(roles)), null);
            }
        }
    }

    private void carolComes(Person ann, Phone anns, Caller caller, Person carol) {
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
    void theWrapUpIsMadeLongerAndEndedByOneKey() {
        line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 3), null);
        try {
            Person ann = person("Ann");
            Phone anns = ann.onDutyAtHome(aHomeNumber());
            Caller caller = talksAtHome(ann, anns);
            caller.hangsUp();
            Instant until = Instant.parse(seesState(ann, "wrapUp").path("wrapUpUntil").asText());
            ann.api().post("/api/desk/wrap-up/more", Map.of());
            sees(ann, "one minute more", c -> Instant.parse(c.path("wrapUpUntil").asText()).equals(until.plusSeconds(60)));

            Caller next = aCallerDials();
            await("not rung in the minute that was asked for").during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(8)).until(() -> !anns.ringing());
            ann.api().post("/api/desk/wrap-up/ready", Map.of());
            anns.isRinging();
            next.hangsUp();
        } finally {
            line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 0), null);
        }
    }
}
