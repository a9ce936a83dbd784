package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Party;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.VerificationStep;

/** With the real PBX: a plan is written, calls arrive, and facts missed during a gap are read back with the same keys. */
@ExtendWith(LabExtension.class)
class AsteriskPbxIT {

    private static final String LINE = "080035243";
    private static final String ANN = "+3222222201";

    private final Lab lab;
    private Listening listening;
    private AsteriskPbx pbx;

    AsteriskPbxIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void connect() {
        listening = new Listening(settings()).connected();
        pbx = new AsteriskPbx(settings(), listening.connection);
    }

    @AfterEach
    void close() {
        listening.close();
    }

    private PbxSettings settings() {
        var endpoints = lab.pbx().endpoints();
        return Listening.at(endpoints.amiPort()).as(endpoints.amiUser(), endpoints.amiSecret());
    }

    @Test
    void planIsAppliedOnceAndCallsFollowIt() {
        Phone ann = lab.homePhone(ANN);

        assertThat(pbx.reconcile(annAtHome())).contains("add r1 to aas-fr", "put home/r1");
        assertThat(pbx.reconcile(annAtHome())).as("the second time").isEmpty();

        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR);
        await().until(() -> listening.keys().stream().anyMatch(key -> key.startsWith("home-picked-up")));
        assertThat(pbx.waiting()).singleElement().satisfies(waiting -> assertThat(waiting.queue()).isEqualTo(QueueName.of("aas-fr")));
        ann.presses("1");
        caller.isConnectedTo(ann);
        caller.hangsUp();
        listening.awaitFact("ended");

        assertThat(kinds()).containsExactly("Arrived", "LanguageTaken", "Queued", "RingStarted", "HomePickedUp", "PickedUp",
                "ResponderLeft", "Ended");
        assertThat(pbx.reconcile(nobody())).contains("remove Local/r1@responder/nm from aas-fr", "delete home/r1");
        assertThat(lab.pbx().console("queue show aas-fr")).contains("No Members");
        assertThat(lab.pbx().console("database show home")).contains("0 results");
    }

    /** Two orders at once: each number is told its own code. */
    @Test
    void numbersAreCalledAndToldTheirCodes() {
        pbx.reconcile(nobody());
        Phone ann = lab.homePhone(ANN);
        Phone bob = lab.homePhone("+3222222202").doesNotAnswer();
        CodeCall anns = new CodeCall("anns-1", new PhoneNumber(ANN), "271828", Language.EN, new LineCode("aas"));
        CodeCall bobs = new CodeCall("bobs-1", new PhoneNumber(bob.name()), "314159", Language.FR, new LineCode("aas"));
        // Everybody was hung up before this test, the channel that takes orders too.
        await().until(() -> lab.pbx().console("core show channels concise").contains("Local/s@verifier-"));

        pbx.speakCode(anns);
        pbx.speakCode(bobs);
        assertThat(ann.picksUp().hears("verify-press-1", Language.EN).presses("1").hears("verify-code", Language.EN)
                .hearsDigits(6, Language.EN)).isEqualTo("271828");

        await().untilAsserted(() -> assertThat(steps(anns)).containsExactly(VerificationStep.CALLING, VerificationStep.RINGING,
                VerificationStep.PICKED_UP, VerificationStep.SPOKEN, VerificationStep.DONE));
        await().untilAsserted(() -> assertThat(steps(bobs)).containsExactly(VerificationStep.CALLING, VerificationStep.RINGING,
                VerificationStep.NO_ANSWER));
        assertThat(listening.facts).as("not a call of the line").isEmpty();
    }

    private List<VerificationStep> steps(CodeCall call) {
        return listening.signals.stream().filter(PbxSignal.VerificationSeen.class::isInstance).map(PbxSignal.VerificationSeen.class::cast)
                .filter(seen -> seen.verification().equals(call.verification())).map(PbxSignal.VerificationSeen::step).toList();
    }

    private AsteriskCallControl control() {
        return new AsteriskCallControl(() -> listening.connection.ami().orElseThrow(), listening.signals::add);
    }

    private CallId call() {
        await().until(() -> !listening.facts.isEmpty());
        return listening.facts.getFirst().call();
    }

    @Test
    void callerWhoWasAnsweredIsNotGivenAway() {
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        caller.isConnectedTo(ann);

        assertThatThrownBy(() -> control().give(call(), new MemberId("r2"))).isInstanceOf(CallControl.NotWaiting.class);

        caller.isConnectedTo(ann);
        assertThat(kinds()).doesNotContain("TransferStarted", "ResponderLeft");
        control().hangUp(call());
        caller.gotHungUp();
        listening.awaitFact("ended");
        assertThat(listening.facts.getLast().fact()).as("a hang-up on the screen").isEqualTo(new CallFact.Ended(EndedBy.RESPONDER));
    }

    @Test
    void callerForWhomAPhoneRingsIsGivenToSomebodyElse() {
        Phone ann = lab.homePhone(ANN).doesNotAnswer();
        pbx.reconcile(annAtHome());
        Phone bob = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r2", "101");
        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.isRinging();

        control().give(call(), new MemberId("r2"));
        ann.stopsRinging();
        bob.picksUp();

        caller.isConnectedTo(bob);
        assertThatThrownBy(() -> control().give(call(), new MemberId("r1"))).isInstanceOf(CallControl.NotWaiting.class);
        bob.hangsUp();
        listening.awaitFact("ended");
        assertThat(listening.facts.getLast().fact()).isEqualTo(new CallFact.Ended(EndedBy.RESPONDER));
    }

    @Test
    void carrierThatGoesDownIsToldWhenItHappensAndAfterAReconnection() {
        lab.carrier().goesDown();
        awaitCarrier(false);
        reconnect();
        awaitCarrier(false);

        lab.carrier().comesBack();
        awaitCarrier(true);
        reconnect();
        awaitCarrier(true);
    }

    private void reconnect() {
        listening.close();
        connect();
    }

    private void awaitCarrier(boolean answers) {
        await("the carrier " + (answers ? "answers" : "is silent")).atMost(Duration.ofSeconds(20))
                .until(() -> listening.signals.stream().filter(PbxSignal.CarrierSeen.class::isInstance)
                        .reduce((_, last) -> last).filter(new PbxSignal.CarrierSeen(answers)::equals).isPresent());
    }

    @Test
    void callerForWhomNobodyCanBeRungStillWaits() {
        pbx.reconcile(annAtHome());
        lab.plan().deviceState("reach-r1", "UNAVAILABLE");
        lab.caller("+32470111111").dials(LINE);
        await().until(() -> !lab.pbx().events("QueueCallerAbandon").isEmpty());

        assertThat(pbx.waiting()).extracting(Pbx.WaitingCall::call).containsExactly(call());
        lab.plan().deviceState("reach-r1", "NOT_INUSE");
    }

    @Test
    void whoEndedACallIsTheSameLiveAndFromTheLogs() {
        pbx.reconcile(nobody());
        Phone ann = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r1", "101", "aas-fr");
        List<Consumer<Caller>> ends = List.of(Caller::hangsUp, _ -> ann.hangsUp(), _ -> control().hangUp(listening.facts.getLast().call()));
        for (int n = 0; n < ends.size(); n++) {
            Caller caller = lab.caller("+3247011112" + n).dials(LINE);
            ann.picksUp();
            caller.isConnectedTo(ann);
            int call = n + 1;
            await().until(() -> listening.facts.stream().filter(f -> f.fact() instanceof CallFact.PickedUp).count() == call);
            ends.get(n).accept(caller);
            await().until(() -> ReadBack.ends(listening.facts).size() == call);
        }

        Map<CallId, EndedBy> live = ReadBack.ends(listening.facts);
        assertThat(listening.facts.stream().map(CallEvent::call).distinct().map(live::get)).containsExactly(EndedBy.CALLER,
                EndedBy.RESPONDER, EndedBy.RESPONDER);
        await().untilAsserted(() -> assertThat(ReadBack.ends(ReadBack.facts(lab.pbx().logFolder()))).containsAllEntriesOf(live));
    }

    /** The answer comes first: the one who gives the caller away is refused, and the responder is kept waiting for a moment only. */
    @Test
    void callerIsAnsweredWhileSomebodyIsGivingThemAway() {
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR);
        String channel = lab.pbx().events("QueueCallerJoin").getFirst().get("Channel");
        lab.pbx().ami().act("Setvar", "Channel", channel, "Variable", "SHARED(GIVEN)", "Value", "r2");
        ann.presses("1");

        caller.isConnectedTo(ann);
        assertThat(lab.pbx().ami().act("Getvar", "Channel", channel, "Variable", "SHARED(KEEPER)")).containsEntry("Value",
                lab.pbx().events("AgentConnect").getFirst().get("DestChannel"));
    }

    @Test
    void memberWhoIsRemovedKeepsTheCall() {
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        caller.isConnectedTo(ann);

        pbx.reconcile(nobody());

        caller.isConnectedTo(ann);
        caller.hangsUp();
        listening.awaitFact("ended");
    }

    @Test
    void whatWasMissedIsReadBackWithTheSameKeys() throws IOException {
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Path logs = lab.pbx().logFolder();
        long cel = size(logs.resolve("cel/events.csv"));
        long queue = size(logs.resolve("queue_log"));

        // Told live: a voicemail, then taken; and one that gives up.
        ann.letsVoicemailAnswer();
        Caller first = lab.caller("+32470111111").dials(LINE);
        await().atMost(Duration.ofSeconds(30)).until(() -> listening.keys().stream().anyMatch(key -> key.startsWith("ring-ended")));
        ann.accepts();
        await().atMost(Duration.ofSeconds(30)).until(() -> listening.keys().stream().anyMatch(key -> key.startsWith("picked-up")));
        first.hangsUp();
        listening.awaitFact("ended");
        ann.doesNotAnswer();
        Caller second = lab.caller("+32470222222").dials(LINE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listening.keys().stream().filter(key -> key.startsWith("ring-started")).count() == 3);
        second.hangsUp();
        await().until(() -> listening.keys().stream().filter("ended"::equals).count() == 2);

        List<CallEvent> rebuilt = new ArrayList<>();
        Translator translator = new Translator(rebuilt::add, _ -> {});
        await().untilAsserted(() -> {
            rebuilt.clear();
            LogReading
                    .read(rows(logs.resolve("cel/events.csv"), cel).stream().flatMap(line -> LogReading.CelRow.of(line).stream()).toList(),
                            rows(logs.resolve("queue_log"), queue).stream().flatMap(line -> LogReading.QueueRow.of(line).stream()).toList())
                    .forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
            assertThat(told(rebuilt)).containsExactlyElementsOf(told(listening.facts));
        });
        assertThat(rebuilt).allSatisfy(event -> {
            CallEvent live = listening.facts.stream().filter(f -> f.call().equals(event.call()) && f.key().equals(event.key())).findFirst()
                    .orElseThrow();
            assertThat(Duration.between(live.at(), event.at()).abs()).as(event.key()).isLessThan(Duration.ofMillis(250));
        });
    }

    /** Asterisk says of both that they abandoned the queue. */
    @Test
    void whoIsTurnedAwayOrMovedToAnotherLanguageIsToldAndReadBackWithTheSameKeys() throws IOException {
        lab.homePhone(ANN).doesNotAnswer();
        Phone bob = lab.homePhone("+3222222202").doesNotAnswer();
        Path logs = lab.pbx().logFolder();
        long cel = size(logs.resolve("cel/events.csv"));
        long queue = size(logs.resolve("queue_log"));

        List<Language> both = List.of(Language.FR, Language.NL);
        pbx.reconcile(plan(both, Duration.ofSeconds(3), atHome("r1", ANN, "aas-fr")));
        lab.caller("+32470111111").dials(LINE).presses("1").hears("overflow", Language.FR).gotHungUp();
        listening.awaitFact("ended");
        assertThat(kinds()).containsSubsequence("Queued", "TurnedAway", "Ended").doesNotContain("GaveUp");
        assertThat(listening.facts.getLast().fact()).isEqualTo(new CallFact.Ended(CallFact.EndedBy.LINE));
        List<CallEvent> live = new ArrayList<>(listening.facts);
        listening.facts.clear();

        pbx.reconcile(plan(both, Duration.ofMinutes(10), atHome("r1", ANN, "aas-fr")));
        Caller moved = lab.caller("+32470222222").dials(LINE).presses("1");
        listening.awaitFact("queued:aas-fr");
        pbx.reconcile(plan(both, Duration.ofMinutes(10), atHome("r2", "+3222222202", "aas-nl")));
        bob.isRinging();
        assertThat(kinds()).containsSubsequence("Queued", "Queued").doesNotContain("GaveUp", "Ended");
        moved.hangsUp();
        listening.awaitFact("ended");
        assertThat(kinds()).endsWith("GaveUp", "Ended");
        live.addAll(listening.facts);

        await().untilAsserted(() -> {
            List<CallEvent> rebuilt = readBack(logs, cel, queue);
            assertThat(told(rebuilt)).containsExactlyElementsOf(told(live));
            assertThat(rebuilt.stream().map(CallEvent::fact).filter(CallFact.Ended.class::isInstance))
                    .containsExactly(new CallFact.Ended(CallFact.EndedBy.LINE), new CallFact.Ended(CallFact.EndedBy.CALLER));
        });
    }

    private static List<CallEvent> readBack(Path logs, long cel, long queue) throws IOException {
        List<CallEvent> rebuilt = new ArrayList<>();
        Translator translator = new Translator(rebuilt::add, _ -> {});
        past(logs, cel, queue).sinceMark().forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        return rebuilt;
    }

    @Test
    void theCallInHandIsToldAndReadBackWithTheSameKeys() throws IOException {
        Phone ann = lab.homePhone(ANN);
        Phone service = lab.homePhone("+3222222209");
        pbx.reconcile(annAtHome());
        Path logs = lab.pbx().logFolder();
        long cel = size(logs.resolve("cel/events.csv"));
        long queue = size(logs.resolve("queue_log"));
        AsteriskCallControl control = new AsteriskCallControl(() -> listening.connection.ami().orElseThrow(), listening.signals::add);
        MemberId r1 = new MemberId("r1");

        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        caller.isConnectedTo(ann);
        CallId call = listening.facts.getFirst().call();
        control.hold(call, r1);
        listening.awaitFact("hold:1");
        control.resume(call, r1);
        listening.awaitFact("unhold:1");
        control.bringIn(call, r1, new Party.Outside(new PhoneNumber("+3222222209")), false);
        service.picksUp();
        await().until(() -> listening.keys().stream().anyMatch(key -> key.startsWith("third-joined:")));
        control.leaveToThird(call, r1);
        listening.awaitFact("transferred:1");
        caller.isConnectedTo(service);
        service.hangsUp();
        listening.awaitFact("ended");
        caller.gotHungUp();

        assertThat(listening.facts.getLast().fact()).isEqualTo(new CallFact.Ended(CallFact.EndedBy.THIRD));
        List<CallEvent> rebuilt = new ArrayList<>();
        Translator translator = new Translator(rebuilt::add, _ -> {});
        await().untilAsserted(() -> {
            rebuilt.clear();
            LogReading
                    .read(rows(logs.resolve("cel/events.csv"), cel).stream().flatMap(line -> LogReading.CelRow.of(line).stream()).toList(),
                            rows(logs.resolve("queue_log"), queue).stream().flatMap(line -> LogReading.QueueRow.of(line).stream()).toList())
                    .forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
            assertThat(told(rebuilt)).containsExactlyElementsOf(told(listening.facts));
        });
    }

    @Test
    void connectionIsCutDuringACallAndTheCallGoesOn() {
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Caller caller = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        caller.isConnectedTo(ann);
        listening.facts.clear();

        listening.connection.ami().orElseThrow().close();
        listening.awaitSignal(PbxSignal.Connected.class, 2);

        assertThat(listening.keys()).anyMatch(key -> key.startsWith("picked-up:")).contains("arrived");
        assertThat(
                ((PbxSignal.Connected) listening.signals.stream().filter(PbxSignal.Connected.class::isInstance).toList().getLast()).live())
                .hasSize(1);
        caller.isConnectedTo(ann);
        caller.hangsUp();
        listening.awaitFact("ended");
    }

    @Test
    void callIsTakenAndAnotherEndsWhileNobodyListens() throws IOException {
        Path logs = lab.pbx().logFolder();
        long cel = size(logs.resolve("cel/events.csv"));
        long queue = size(logs.resolve("queue_log"));
        AtomicBoolean may = new AtomicBoolean(true);
        listening.close();
        listening = new Listening(settings(), past(logs, cel, queue), may::get).connected();
        pbx = new AsteriskPbx(settings(), listening.connection);
        Phone ann = lab.homePhone(ANN);
        pbx.reconcile(annAtHome());
        Caller first = lab.caller("+32470111111").dials(LINE);
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        first.isConnectedTo(ann);
        Caller second = lab.caller("+32470222222").dials(LINE);
        await().atMost(Duration.ofSeconds(30)).until(() -> listening.keys().stream().filter("queued:aas-fr"::equals).count() == 2);

        may.set(false);
        listening.connection.ami().orElseThrow().close();
        listening.awaitSignal(PbxSignal.Disconnected.class, 1);
        first.hangsUp();
        ann.picksUp().hears("home-call", Language.FR).presses("1");
        second.isConnectedTo(ann);
        may.set(true);
        listening.awaitSignal(PbxSignal.Connected.class, 2);

        var live =
                ((PbxSignal.Connected) listening.signals.stream().filter(PbxSignal.Connected.class::isInstance).toList().getLast()).live();
        assertThat(live).hasSize(1);
        second.hangsUp();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> told(listening.facts).stream().distinct().filter(fact -> fact.endsWith(" ended")).count() == 2);
        for (var call : listening.facts.stream().map(CallEvent::call).distinct().toList()) {
            assertThat(listening.facts.stream().filter(fact -> fact.call().equals(call)).map(fact -> fact.key().replaceAll(":Local.*", ""))
                    .filter(key -> !key.equals("recognised")).distinct())
                    .as("each fact under one key, whichever way it was told")
                    .containsExactly("arrived", "language", "queued:aas-fr", "ring-started", "home-picked-up", "picked-up",
                            "responder-left", "ended");
        }
        assertThat(listening.facts.stream().filter(fact -> fact.key().equals("recognised")).map(CallEvent::call).distinct())
                .as("the call that goes on has its pseudonym again: the files do not tell it").containsExactlyElementsOf(live);
        assertThat(listening.facts.stream().filter(fact -> fact.source() == Source.RECONSTRUCTED).map(fact -> fact.call() + fact.key()))
                .as("the taking of the second call and the end of the first were read back")
                .anyMatch(fact -> live.stream().anyMatch(call -> fact.startsWith(call + "picked-up")))
                .anyMatch(fact -> live.stream().noneMatch(call -> fact.startsWith(call.toString())) && fact.endsWith("ended"));
    }

    private static Past past(Path logs, long cel, long queue) {
        return new Past() {
            @Override
            public List<Occurrence> sinceMark() {
                try {
                    return LogReading.read(
                            rows(logs.resolve("cel/events.csv"), cel).stream().flatMap(line -> LogReading.CelRow.of(line).stream())
                                    .toList(),
                            rows(logs.resolve("queue_log"), queue).stream().flatMap(line -> LogReading.QueueRow.of(line).stream())
                                    .toList());
                } catch (IOException _) {
                    return List.of();
                }
            }

            @Override
            public void moveMark(Set<CallId> live, Instant settled) {}
        };
    }

    @Test
    void pbxIsKilledAndComesBackWithItsMembers() {
        pbx.reconcile(annAtHome());
        lab.pbx().keepsAstDb();

        lab.pbx().kill();
        listening.awaitSignal(PbxSignal.Disconnected.class, 1);
        lab.pbx().start();

        listening.awaitSignal(PbxSignal.Connected.class, 2);
        assertThat(pbx.reconcile(annAtHome())).as("it kept the plan by itself").isEmpty();
    }

    private static PbxPlan annAtHome() {
        return plan(List.of(Language.FR), Duration.ofMinutes(10), atHome("r1", ANN, "aas-fr"));
    }

    private static PbxPlan.Member atHome(String member, String number, String queue) {
        return new PbxPlan.Member(new MemberId(member), new Reach.HomePhone(new PhoneNumber(number)), Set.of(QueueName.of(queue)),
                Duration.ZERO, Optional.empty(), false, Optional.empty());
    }

    private static PbxPlan nobody() {
        return plan(List.of(Language.FR), Duration.ofMinutes(10));
    }

    private static PbxPlan plan(List<Language> languages, Duration maximumWait, PbxPlan.Member... members) {
        var hours = new TreeMap<LocalDate, PbxPlan.Day>();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        for (int day = 0; day < 2; day++) {
            hours.put(today.plusDays(day),
                    new PbxPlan.Day(List.of(new PbxPlan.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)), Optional.empty()));
        }
        var line = new PbxPlan.Line(new LineCode("aas"), List.of(LINE), "+3280035243", languages, maximumWait,
                Optional.empty(), hours);
        return new PbxPlan(List.of(line), List.of(members), List.of(), Set.of());
    }

    private static List<String> told(List<CallEvent> facts) {
        return facts.stream().map(event -> event.call() + " " + event.key()).sorted().toList();
    }

    private List<String> kinds() {
        return listening.facts.stream().map(event -> event.fact().getClass().getSimpleName()).toList();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static List<String> rows(Path file, long from) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return new String(all, (int) from, (int) (all.length - from)).lines().toList();
    }
}
