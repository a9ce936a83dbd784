package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.JournalCall;
import org.permanence.lab.Party;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.RecordForm;

/**
 * What a responder does with the call in hand: on the telephone at home with the browser as its remote control, and in the browser itself.
 */
@Tag("browser")
class ControlIT extends Story {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static DeskSocket.Call sees(Person person, String what, Predicate<DeskSocket.Call> call) {
        return person.desk().seesCall(person.name() + ": " + what, PATIENCE, call);
    }

    private static DeskSocket.Call seesState(Person person, String state) {
        return person.desk().callIs(state, PATIENCE);
    }

    /** @param meanwhile while the caller is on hold */
    private static void holds(Person person, Runnable meanwhile) {
        person.asks("hold");
        seesState(person, "onHold");
        meanwhile.run();
        person.asks("resume");
        seesState(person, "inCall");
    }

    private Caller talksAtHome(Person person, Phone home) {
        person.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        seesState(person, "inCall");
        return caller;
    }

    /**
     * A responder at the telephone they chose, with their screen before them.
     * @param phone null when the browser is the telephone: then no mouse is touched
     */
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
            screen.on("keypad-panel").isShown();
            if (phone == null) {
                screen.keys(keys);
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
            if (phone == null) {
                screen.others().chooseByKeyboard(whom, way);
            } else {
                screen.others().choose(whom, way);
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
        if (phone == null) {
            screen.goesOnDuty("softphone").softphoneIsReady();
        }
        return new Seat(screen, phone);
    }

    /** Each action is done by click or by key in the browser, confirmed by the PBX, and heard by everybody concerned. */
    @ParameterizedTest
    @ValueSource(strings = {"softphone", "home", "desk"})
    void everyButtonDoesWhatItSays(String reach) {
        Person ann = person("Ann");
        String number = aHomeNumber();
        Phone interpreter = lab.homePhone(number);
        line.office().knowsOutside("Interprète " + number, "Tolk " + number, number);
        try (DeskPage screen = line.screenOf(ann)) {
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

    /**
     * Duplicate or impossible requests: the service refuses them, and the call stays unchanged, until another responder has it and ends it.
     */
    @Test
    void whatTheCallDoesNotAllowIsRefusedAndAServiceThatKeepsTheCallerEndsTheCall() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, home);
        holds(ann, () -> assertThatThrownBy(() -> ann.asks("hold")).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).isEqualTo(409)));
        assertThatThrownBy(() -> ann.asks("transfer", Map.of("number", "0900 12 345"))).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.status()).isEqualTo(400));
        caller.isConnectedTo(home);

        String number = aHomeNumber();
        Phone service = lab.homePhone(number);
        ann.asks("transfer", Map.of("number", number));
        service.picksUp();
        home.gotHungUp();
        caller.isConnectedTo(service);
        service.hangsUp();
        caller.gotHungUp();
        JournalCall call = journal(caller).saysEndedBy("third");
        assertThat(call.heldSeconds()).isPositive();
        assertThat(call.outcome()).isEqualTo("answered");
    }

    /**
     * One call is transferred from Ann to Bob and back. If the target does not accept, the caller goes to the front of the queue; if the
     * target accepts, they get the same record.
     */
    @Test
    void aCallGoesToAColleagueAndItsRecordWithIt() {
        Person ann = person("Ann");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Caller caller = talksAtHome(ann, anns);
        long record = ann.desk().hasItsRecord().recordId();
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();

        // Bob accepts, without having been spoken to.
        ann.asks("transfer", Map.of("responder", bob.id()));
        seesState(ann, "transferring");
        bobs.picksUp().presses("1");
        assertThat(seesState(bob, "inCall").recordId()).isEqualTo(record);
        caller.isConnectedTo(bobs);
        anns.gotHungUp();
        ann.desk().sees("it is no longer hers", PATIENCE, state -> state.call() == null || state.callState().equals("wrapUp"));

        // Bob speaks to Ann first, and leaves the caller to her.
        bob.asks("third", Map.of("responder", ann.id(), "caller", "held"));
        sees(bob, "Ann is being called", call -> call.thirdState().equals("ringing"));
        caller.hearsMusic();
        anns.picksUp().presses("1");
        assertThat(sees(bob, "Ann is there", call -> call.thirdState().equals("talking")).third().label()).contains("Ann");
        sees(ann, "as a third person", DeskSocket.Call::asThird);
        bobs.isConnectedTo(anns);
        bob.asks("transfer", Map.of("toThird", true));
        DeskSocket.Call hers = sees(ann, "her call", call -> call.state().equals("inCall") && call.recordId() != null);
        assertThat(hers.recordId()).isEqualTo(record);
        bobs.gotHungUp();
        caller.isConnectedTo(anns);
        holds(ann, caller::hearsMusic);

        // Nobody accepts: the caller is the first of the queue, and Ann has them again.
        ann.asks("transfer", Map.of("responder", bob.id()));
        seesState(ann, "transferring");
        bobs.isRinging().declines();
        anns.picksUp().presses("1");
        seesState(ann, "inCall");
        caller.isConnectedTo(anns);
        ann.asks("hang-up");
        caller.gotHungUp();
    }

    /**
     * The record goes with the call: who has the call writes in it at once, though it was closed before; who gave it away is told who has
     * it, and does not close it.
     */
    @Test
    void aClosedRecordIsOpenForWhoTakesTheCallAndWhoGaveItDoesNotCloseIt() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        try (DeskPage annsScreen = line.screenOf(ann); DeskPage bobsScreen = line.screenOf(bob)) {
            Caller caller = aCallerDials();
            anns.picksUp().presses("1");
            RecordForm annsForm = annsScreen.callIs("inCall").record();
            annsForm.isOfNature("silent").notes("Avant le transfert.").isSaved().closes().isClosed();
            Phone bobs = bob.onDutyAtHome(aHomeNumber());
            ann.asks("transfer", Map.of("responder", bob.id()));
            bobs.picksUp().presses("1");

            RecordForm bobsForm = bobsScreen.callIs("inCall").record().isDraft();
            assertThat(bobsForm.isEditable()).as("at once").isTrue();
            bobsForm.notes("Avant le transfert. Après.").isSaved();
            assertThat(bobsForm.changes()).contains("Fiche rouverte").contains("Bob");

            assertThat(annsForm.isWithSomebodyElse(true)).contains("Bob").contains("en ligne");
            assertThat(annsForm.canBeClosed()).isFalse();
            assertThatThrownBy(() -> ann.closes(ann.record(annsForm.id()))).isInstanceOfSatisfying(Api.Refused.class,
                    e -> assertThat(e.type()).endsWith("record-elsewhere"));
            Looks.look(annsScreen, "given away");
            assertThat(ann.openRecord()).as("to finish").isEmpty();

            caller.hangsUp();
            assertThat(annsForm.isWithSomebodyElse(false)).contains("Bob");
            bobsForm.closesForGood();
        }
    }

    /** The field says whom the button calls: the second number typed is called, not the first. */
    @Test
    void theNumberThatStandsInTheFieldIsCalled() {
        Person ann = person("Ann");
        String first = aHomeNumber();
        String second = aHomeNumber();
        Phone wrong = lab.homePhone(first);
        Phone right = lab.homePhone(second);
        try (DeskPage screen = line.screenOf(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall").clicks("third");
            screen.others().types("0900 12 345").offersSomebody();
            screen.key("Enter").clicks("others-call").on("call-failure").isShown();
            screen.others().typesInstead(first).offersSomebody();
            screen.key("Enter");
            screen.others().typesInstead(second).offersSomebody();
            screen.key("Enter");
            screen.clicks("others-call").callSays("third", "ringing");
            right.picksUp();
            screen.callSays("third", "talking");
            assertThat(wrong.rings()).isEmpty();
            caller.hangsUp();
        }
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

        line.office().gives(seesState(bob, "ringing").callId(), ann);
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
        line.office().grants(carol, "responder", "coordinator");
        try {
            carolComes(ann, anns, caller, carol);
        } finally {
            line.office().grants(carol, "responder"); // or the alerts of later stories are mailed to her too
        }
    }

    private void carolComes(Person ann, Phone anns, Caller caller, Person carol) {
        Phone carols = carol.onDutyAtHome(aHomeNumber());
        carol.desk();
        String call = ann.desk().call().callId();
        assertThatThrownBy(() -> carol.joins(call)).isInstanceOfSatisfying(Api.Refused.class,
                e -> assertThat(e.type()).endsWith("no-help-asked"));

        ann.asks("help");
        carol.joins(call);
        sees(ann, "somebody comes", it -> it.helpBy().equals("Carol"));
        carols.picksUp().presses("1");
        sees(ann, "Carol is there", it -> it.thirdState().equals("talking"));
        caller.isInOneRoomWith(anns, carols);
        sees(carol, "as a third person", DeskSocket.Call::asThird);
        carol.asks("hang-up");
        carols.gotHungUp();
        sees(ann, "alone again", it -> it.third() == null && it.state().equals("inCall"));
        caller.isConnectedTo(anns);
    }

    @Test
    void theWrapUpIsMadeLongerAndEndedByOneKey() {
        line.office().givesForTheWrapUp(3);
        try {
            Person ann = person("Ann");
            Phone anns = ann.onDutyAtHome(aHomeNumber());
            Caller caller = talksAtHome(ann, anns);
            caller.hangsUp();
            Instant until = seesState(ann, "wrapUp").wrapUpUntil();
            ann.asksOfTheWrapUp("more");
            sees(ann, "one minute more", call -> until.plusSeconds(60).equals(call.wrapUpUntil()));

            Caller next = aCallerDials();
            await("not rung in the minute that was asked for").during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(8))
                    .until(() -> !anns.ringing());
            ann.asksOfTheWrapUp("ready");
            anns.isRinging();
            next.hangsUp();
        } finally {
            line.office().givesForTheWrapUp(0);
        }
    }
}
