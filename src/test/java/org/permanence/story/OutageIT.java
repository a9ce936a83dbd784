package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.pbx.Language;

/** The service, or its connection to the PBX, goes away in the middle of a call: the call goes on, and the journal is whole afterwards. */
class OutageIT extends Story {

    @AfterEach
    void everythingIsBack() {
        line.connected();
    }

    @Test
    void cutWhileTheCallerWaits() {
        Caller caller = null;
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber()).doesNotAnswer();
        ann.desk();
        caller = aCallerDials();
        ann.desk().await("it rings", s -> inCall(s).equals("ringing"));
        line.cutFromPbx();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        line.connected();

        JsonNode desk = ann.desk().await("the record is there after the cut", s -> inCall(s).equals("inCall") && s.path("call").path("recordId").isNumber());
        caller.hangsUp();
        JsonNode call = journal("it is over", c -> !c.path("endedAt").isNull());
        assertThat(call.path("id").asText()).isEqualTo(desk.path("call").path("callId").asText());
        assertThat(call.path("outcome").asText()).isEqualTo("answered");
        assertThat(call.path("responderId").asLong()).isEqualTo(ann.id());
    }

    @Test
    void cutWhileTheHomePhoneHearsPressOne() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp();
        line.cutFromPbx();
        home.presses("1");
        caller.isConnectedTo(home);
        line.connected();
        hasTheRecord(ann);
    }

    @Test
    void cutWhileADeskPhoneRings() {
        Person ann = person("Ann");
        Phone desk = ann.onDutyAtDesk(aDesk());
        ann.desk();
        Caller caller = aCallerDials();
        desk.isRinging();
        line.cutFromPbx();
        desk.picksUp();
        caller.isConnectedTo(desk);
        line.connected();
        hasTheRecord(ann);
    }

    /** The browser is a telephone of its own: it takes the call without the service, whose screen follows. */
    @Test
    @Tag("browser")
    void cutWhileASoftphoneRings() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing");
            line.cutFromPbx();
            screen.accepts();
            screen.isConnectedTo(caller);
            line.connected();
            screen.callIs("inCall");
            assertThat(screen.seesItsRecord()).isEqualTo(ann.desk().state().path("call").path("callId").asText());
            caller.hangsUp();
            screen.callIs("idle");
        }
    }

    @Test
    void cutWhileAPhoneIsBusy() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber()).isBusy();
        ann.desk();
        line.cutFromPbx();
        Caller caller = aCallerDials();
        await("left alone for a while").until(() -> lab.pbx().console("database get CustomDevstate rest-" + ann.member()).contains("BUSY"));
        line.connected();
        home.doesNotAnswer();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        hasTheRecord(ann);
    }

    @Test
    void cutWhileTwoAcceptAtOnce() {
        lab.pbx().ringingEveryPhone(() -> {
            Person ann = person("Ann");
            Person bob = person("Bob");
            Caller caller = bothPickUpOneCall(ann, bob);
            line.cutFromPbx();
            Person winner = oneOfTwoHas(caller, ann, bob);
            line.connected();
            hasTheRecord(winner);
            assertThat((winner == ann ? bob : ann).openRecord().isNull()).isTrue();
        });
    }

    @Test
    void cutWhileACallerHearsThatNobodyIsThere() {
        Caller caller = aCallerDials();
        line.cutFromPbx();
        caller.hears("nobody", Language.FR, Duration.ofSeconds(25)).gotHungUp();
        line.connected();
        JsonNode call = journal("nobody was on duty", c -> c.path("outcome").asText().equals("nobodyOnDuty") && !c.path("endedAt").isNull());
        assertThat(call.path("reconstructed").asBoolean()).isTrue();
    }

    @Test
    void cutWhileACallerHearsThatTheLineIsClosed() {
        line.coordinator().post("/api/lines/" + Helpline.LINE + "/closing", Map.of("announcement", "adhoc"));
        try {
            await("the PBX knows").until(() -> lab.pbx().console("database show line/aas").contains("adhoc"));
            Caller caller = aCaller().dials(Helpline.NUMBER);
            line.cutFromPbx();
            caller.hears("adhoc", Language.FR, Duration.ofSeconds(25)).hangsUp();
        } finally {
            line.connected();
            line.coordinator().delete("/api/lines/" + Helpline.LINE + "/closing");
            await("open again").until(() -> !lab.pbx().console("database show line/aas").contains("adhoc"));
        }
        journal("closed", c -> c.path("outcome").asText().equals("closedAdHoc") && !c.path("endedAt").isNull());
    }

    @Test
    void cutWhileAVoicemailAnswers() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        ann.onDutyAtHome(aHomeNumber()).letsVoicemailAnswer();
        bob.desk();
        Caller caller = aCallerDials();
        ann.desk().await("Ann's home is rung", s -> inCall(s).equals("ringing"));
        Phone bobs = bob.onDutyAtHome(aHomeNumber()).accepts();
        line.cutFromPbx();
        caller.isConnectedTo(bobs);
        line.connected();
        hasTheRecord(bob);
        assertThat(ann.desk().messages()).noneMatch(m -> m.json().path("changes").path("call").path("state").asText().equals("inCall"));
    }

    @Test
    void cutWhileSomebodyDeclines() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging();
        line.cutFromPbx();
        home.declines().stopsRinging().accepts();
        caller.isConnectedTo(home);
        line.connected();
        hasTheRecord(ann);
    }

    @Test
    void cutWhileItRingsAndTheCallerGivesUp() {
        givesUpDuringTheCut(Phone::isRinging, Phone::stopsRinging);
    }

    @Test
    void cutWhileTheHomePhoneHearsPressOneAndTheCallerGivesUp() {
        givesUpDuringTheCut(Phone::picksUp, Phone::gotHungUp);
    }

    private void givesUpDuringTheCut(Consumer<Phone> before, Consumer<Phone> after) {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        before.accept(home);
        line.cutFromPbx();
        caller.hangsUp();
        after.accept(home);
        line.connected();
        JsonNode call = journal("gave up", c -> c.path("outcome").asText().equals("gaveUp"));
        assertThat(call.path("waitedSeconds").asDouble()).isPositive();
        ann.desk().await("the screen is calm again", s -> inCall(s).isEmpty() || inCall(s).equals("idle"));
        assertThat(ann.openRecord().isNull()).isTrue();
    }

    @Test
    void cutWhileSomebodyGoesOffDutyDuringTheirCall() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        hasTheRecord(ann);
        line.cutFromPbx();
        line.coordinator().put("/api/duty/" + ann.id(), Map.of("onDuty", false));
        caller.isConnectedTo(home);
        line.connected();
        await("the PBX is told afterwards").until(() -> !lab.pbx().console("queue show").contains(ann.member() + " "));
        caller.isConnectedTo(home);
    }

    @Test
    void cutWhileAHomeNumberChanges() {
        Person ann = person("Ann");
        Phone before = ann.onDutyAtHome(aHomeNumber());
        line.cutFromPbx();
        Phone after = ann.hasHomePhone(aHomeNumber()).phoneAtHome();
        line.connected();
        await("the PBX is told afterwards").until(() -> lab.pbx().console("database show home").contains(after.name()));
        aCallerDials();
        after.picksUp().presses("1");
        hasTheRecord(ann);
        assertThat(before.rings()).isEmpty();
    }

    private static void hasTheRecord(Person responder) {
        responder.desk().await("the record is there", s -> inCall(s).equals("inCall") && s.path("call").path("recordId").isNumber());
    }

    @Test
    void cutDuringTheConversationAndItEndsMeanwhile() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().await("in the call", s -> inCall(s).equals("inCall"));
        line.cutFromPbx();
        caller.hangsUp();
        home.gotHungUp();
        line.connected();

        JsonNode call = journal("its end is known afterwards", c -> !c.path("endedAt").isNull());
        assertThat(call.path("outcome").asText()).isEqualTo("answered");
        ann.desk().await("the screen knows", s -> !inCall(s).equals("inCall"));
    }

    @Test
    void cutWithTwoCallersOfWhomOneTalksAndOneWaitsWithNobodyRung() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller first = aCallerDials();
        home.picksUp().presses("1");
        JsonNode desk = ann.desk().await("in the call", s -> inCall(s).equals("inCall"));
        Caller second = aCallerDials();
        ann.desk().await("somebody waits", s -> s.path("queue").path("waiting").asInt() == 1);

        line.cutFromPbx();
        Caller third = aCallerDials();
        line.connected();
        ann.desk().await("who came during the cut waits too", s -> s.path("queue").path("waiting").asInt() == 2);
        assertThat(ann.desk().state().path("call").path("callId")).isEqualTo(desk.path("call").path("callId"));
        first.isConnectedTo(home);

        third.hangsUp();
        JsonNode call = journal("the third gave up", c -> c.path("outcome").asText().equals("gaveUp"));
        assertThat(call.path("waitedSeconds").asDouble()).isPositive();
        first.hangsUp();
        home.picksUp().presses("1");
        second.isConnectedTo(home);
        ann.desk().await("the second call is on the screen", s -> inCall(s).equals("inCall")
                && !s.path("call").path("callId").equals(desk.path("call").path("callId")) && s.path("queue").path("waiting").asInt() == 0);
    }

    @Test
    void aWholeCallWhileTheServiceIsStopped() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        line.service().stop();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        caller.hangsUp();
        home.gotHungUp();
        line.service().start();

        JsonNode call = journal("the call is written down afterwards",
                c -> c.path("outcome").asText().equals("answered") && !c.path("endedAt").isNull() && c.path("reconstructed").asBoolean());
        assertThat(call.path("responderId").asLong()).isEqualTo(ann.id());
    }

    /** The responder has called for help: that outlives the service, and the wallboard says that it is old until it has a picture of its own again. */
    @Test
    @Tag("browser")
    void theServiceIsKilledDuringACallAndTheScreensComeBackWithItsRecordAndItsCallForHelp() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768); DeskPage wallboard = coordinates()) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall");
            String call = screen.seesItsRecord();
            screen.on("note").fill("Avant la panne.");
            screen.savedEverything();
            screen.page().keyboard().press("Shift+F1");
            screen.callSays("help", "asked");
            Locator help = wallboard.page().locator("[data-testid=help][data-call-id='" + call + "']");
            help.waitFor();
            Locator sign = wallboard.on("wallboard-link");
            assertThat(sign.getAttribute("data-stale")).isEqualTo("false");

            line.service().kill();
            screen.on("note").fill("Avant la panne. Pendant la panne.");
            sign.and(wallboard.page().locator("[data-stale=true]")).waitFor();
            assertThat(sign.innerText()).contains("Liaison interrompue", "peuvent être dépassés");
            Looks.picture(wallboard, "stale.png");
            caller.isConnectedTo(home);
            Caller second = aCallerDials();
            second.hearsMusic();
            assertThat(wallboard.on("waiting-call").count()).as("old, as the sign says").isZero();
            line.service().start();

            screen.on("link").and(screen.page().locator("[data-state=live]")).waitFor(DeskPage.attached().setTimeout(30_000));
            screen.callIs("inCall").callSays("help", "asked").savedEverything();
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            long record = Long.parseLong(screen.on("record").getAttribute("data-record-id"));
            assertThat(ann.api().get("/api/records/" + record).path("note").asText()).isEqualTo("Avant la panne. Pendant la panne.");

            sign.and(wallboard.page().locator("[data-stale=false][data-state=live]")).waitFor(DeskPage.attached().setTimeout(30_000));
            help.waitFor();
            wallboard.page().locator("[data-testid=call-in-progress][data-call-id='" + call + "'][data-responder-id='" + ann.id() + "']").waitFor();
            wallboard.on("waiting-call").waitFor();
            int offered = line.coordinator().get("/api/wallboard").path("today").path("all").path("offered").asInt();
            wallboard.on("today").locator("[data-figure=offered][data-scope=today][data-value='" + offered + "']").waitFor();
            second.hangsUp();
            caller.isConnectedTo(home);
            caller.hangsUp();
            screen.callIs("idle");
            help.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void thePbxIsKilledAndTheCallIsClosedHonestly() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        aCallerDials();
        home.picksUp().presses("1");
        ann.desk().await("in the call", s -> inCall(s).equals("inCall"));
        lab.pbx().kill();
        ann.desk().await("the screen says that the PBX is away", s -> !s.path("pbx").path("connected").asBoolean());
        lab.pbx().start();

        ann.desk().await("the PBX is back", Duration.ofSeconds(30), s -> s.path("pbx").path("connected").asBoolean());
        JsonNode call = journal("nobody saw its end", c -> c.path("endedBy").asText().equals("unknown"));
        assertThat(call.path("outcome").asText()).isEqualTo("answered");
    }
}
