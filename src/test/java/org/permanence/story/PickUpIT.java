package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/** A call to the line reaches a responder, and its record opens on that responder's screen and on nobody else's. */
class PickUpIT extends Story {

    @Test
    void atHomeTheRecordOpensWhenOneIsPressedAndNotBefore() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        bob.desk();

        Caller caller = aCallerDials();
        home.picksUp().hears("home-press-1", org.permanence.pbx.Language.FR);
        assertThat(inCall(ann.desk().state())).as("a phone that was only lifted").isNotEqualTo("inCall");
        home.presses("1");

        JsonNode desk = ann.desk().await("Ann is in the call", s -> inCall(s).equals("inCall") && s.path("record").isObject());
        caller.isConnectedTo(home);
        assertThat(desk.path("record").path("callId").asText()).isEqualTo(desk.path("call").path("callId").asText());
        assertThat(desk.path("record").path("call").path("reach").asText()).isEqualTo("home");
        assertThat(bob.desk().messages()).noneMatch(m -> m.json().toString().contains(desk.path("call").path("callId").asText()));
    }

    @Test
    @Tag("browser")
    void atADeskPhoneTheScreenOfItsResponderOpensTheRecord() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Phone desk = ann.onDutyAtDesk(aDesk());
            screen.logsIn(ann.email(), org.permanence.lab.Helpline.PASSWORD);
            Caller caller = aCallerDials();
            desk.isRinging();
            screen.callIs("ringing");
            assertThat(screen.showsARecord()).isFalse();

            desk.picksUp();
            screen.callIs("inCall");
            String call = screen.seesItsRecord();
            caller.isConnectedTo(desk);
            assertThat(call).isEqualTo(ann.desk().state().path("call").path("callId").asText());

            caller.hangsUp();
            journal("the call is over", c -> !c.path("endedAt").isNull());
        }
    }

    @Test
    @Tag("browser")
    void atTheBrowserItRingsIsAcceptedAndTheRecordIsWritten() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), org.permanence.lab.Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();

            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();

            screen.on("note").fill("Demande un colis alimentaire.");
            screen.savedEverything();
            JsonNode record = ann.openRecord();
            assertThat(record.path("callId").asText()).isEqualTo(call);
            assertThat(record.path("note").asText()).isEqualTo("Demande un colis alimentaire.");

            screen.on("hang-up").click();
            caller.gotHungUp();
            JsonNode ended = journal("the call is over", c -> c.path("outcome").asText().equals("answered") && !c.path("endedAt").isNull());
            assertThat(ended.path("endedBy").asText()).isEqualTo("responder");
            assertThat(screen.complaints()).as("but for the question whether somebody is logged in").allMatch(it -> it.contains("401"));
        }
    }

    @Test
    void aVoicemailNeverAnswersAndTheCallerReachesTheNextResponder() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        ann.onDutyAtHome(aHomeNumber()).letsVoicemailAnswer();
        Caller caller = aCallerDials();
        ann.desk().await("Ann's home is rung", s -> inCall(s).equals("ringing"));
        Phone bobs = bob.onDutyAtHome(aHomeNumber()).accepts();

        bob.desk().await("Bob is in the call", s -> inCall(s).equals("inCall") && s.path("record").isObject());
        caller.isConnectedTo(bobs);
        assertThat(ann.desk().messages()).noneMatch(m -> m.json().path("changes").path("call").path("state").asText().equals("inCall"));
        caller.hangsUp();
        JsonNode call = journal("it is over", c -> !c.path("endedAt").isNull());
        assertThat(call.path("responderId").asLong()).isEqualTo(bob.id());
    }

    @Test
    void twoCallersAndTwoRespondersEachGetOneRecord() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        ann.desk();
        bob.desk();

        Caller first = aCallerDials();
        Caller second = aCallerDials();
        anns.picksUp().presses("1");
        bobs.picksUp().presses("1");

        JsonNode hers = ann.desk().await("Ann is in a call", s -> inCall(s).equals("inCall"));
        JsonNode his = bob.desk().await("Bob is in a call", s -> inCall(s).equals("inCall"));
        assertThat(hers.path("call").path("callId")).isNotEqualTo(his.path("call").path("callId"));
        assertThat(first.onCall() && second.onCall()).isTrue();
    }

    @Test
    void twoAcceptOneCallAtOnceAndOneHasItsRecord() {
        lab.pbx().ringingEveryPhone(() -> {
            Person ann = person("Ann");
            Person bob = person("Bob");
            Caller caller = bothPickUpOneCall(ann, bob);
            Person winner = oneOfTwoHas(caller, ann, bob);
            Person late = winner == ann ? bob : ann;
            JsonNode desk = winner.desk().await("in the call", s -> inCall(s).equals("inCall") && s.path("record").isObject());
            late.desk().await("calm again", s -> inCall(s).isEmpty() || inCall(s).equals("idle"));
            assertThat(late.openRecord().isNull()).isTrue();
            caller.hangsUp();
            JsonNode call = journal("it is over", c -> !c.path("endedAt").isNull());
            assertThat(call.path("id")).isEqualTo(desk.path("call").path("callId"));
            assertThat(call.path("responderId").asLong()).isEqualTo(winner.id());
        });
    }

    @Test
    void whoDeclinesIsNotConnectedAndTheCallerIsKept() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging().declines();
        ann.desk().await("it rings no more", s -> !inCall(s).equals("ringing"));
        assertThat(caller.over()).isFalse();
        assertThat(ann.openRecord().isNull()).isTrue();

        home.accepts();
        ann.desk().await("rung again after a rest, and accepted", java.time.Duration.ofSeconds(25), s -> inCall(s).equals("inCall"));
        caller.isConnectedTo(home);
    }

    @Test
    void aCallerWhoGivesUpIsWrittenDownWithTheWait() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging();
        caller.hangsUp();

        home.stopsRinging();
        JsonNode call = journal("gave up", c -> c.path("outcome").asText().equals("gaveUp"));
        assertThat(call.path("waitedSeconds").asDouble()).isPositive();
        ann.desk().await("the screen is calm again", s -> !inCall(s).equals("ringing"));
    }

    @Test
    void oneIsPressedTooLate() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().hears("home-call", org.permanence.pbx.Language.FR);
        caller.hangsUp();
        home.hears("home-too-late", org.permanence.pbx.Language.FR).gotHungUp();

        assertThat(ann.openRecord().isNull()).isTrue();
        journal("gave up", c -> c.path("outcome").asText().equals("gaveUp"));
    }

    @Test
    void offDutyNobodyIsRungAndTheJournalSaysSo() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.goesOffDuty();
        aCallerDials().hears("nobody", org.permanence.pbx.Language.FR, java.time.Duration.ofSeconds(25)).gotHungUp();

        journal("nobody was on duty", c -> c.path("outcome").asText().equals("nobodyOnDuty") && !c.path("endedAt").isNull());
        assertThat(home.rings()).isEmpty();
    }

    @Test
    void anotherHomeNumberDuringTheShiftIsTheOneThatRings() {
        Person ann = person("Ann");
        Phone before = ann.onDutyAtHome(aHomeNumber());
        String number = aHomeNumber();
        ann.changesHomePhone(number);
        Phone after = lab.homePhone(number);

        aCallerDials();
        after.picksUp().presses("1");
        ann.desk().await("Ann is in the call", s -> inCall(s).equals("inCall"));
        assertThat(before.rings()).isEmpty();
    }
}
