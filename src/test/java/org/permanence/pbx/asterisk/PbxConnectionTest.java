package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxSignal;

/** Every known trap of asterisk-java and of the connection, each with a scripted PBX. */
class PbxConnectionTest {

    private static final String CALL = "7d9f7a52-3d0a-4c7e-9a51-0d3f1c7f2b11";
    private final FakeAmi pbx = new FakeAmi();
    private Listening listening = new Listening(Listening.at(pbx.port()));

    @AfterEach
    void close() {
        listening.close();
        pbx.close();
    }

    @Test
    void firstLogInIsTriedAgain() {
        pbx.refuseLogins(2);

        listening.connected();

        assertThat(pbx.actions("Login")).hasSize(3);
    }

    @Test
    void pbxThatComesLaterIsFound() {
        int port = pbx.port();
        pbx.close();
        listening = new Listening(Listening.at(port));
        listening.connection.start();
        assertThat(listening.connection.ami()).isEmpty();
        // Nothing else can be waited for: the attempts fail silently. A PBX on another port shows that a refused one does no harm.
        try (FakeAmi late = new FakeAmi(); Listening other = new Listening(Listening.at(late.port()))) {
            other.connected();
            assertThat(other.connection.ami()).isPresent();
        }
        assertThat(listening.signals).isEmpty();
    }

    @Test
    void nothingIsAskedBeforeThePbxHasFinishedStarting() {
        pbx.keepBooting();
        listening.connection.start();
        await().until(() -> !pbx.actions("Login").isEmpty());
        assertThat(listening.connection.ami()).isEmpty();
        assertThat(pbx.actions("QueueStatus")).isEmpty();

        pbx.boot();

        listening.awaitSignal(PbxSignal.Connected.class, 1);
        assertThat(pbx.actions("QueueStatus")).hasSize(1);
    }

    @Test
    void lostConnectionIsToldAndRebuiltOnce() {
        listening.connected();

        pbx.dropAll();

        listening.awaitSignal(PbxSignal.CaughtUp.class, 2);
        assertThat(listening.signals).extracting(signal -> signal.getClass().getSimpleName())
                .containsExactly("CatchingUp", "Connected", "CaughtUp", "Disconnected", "CatchingUp", "Connected", "CaughtUp");
        // asterisk-java's own reconnection would be a second log-in beside ours, within 50 ms.
        await().during(Duration.ofMillis(300)).until(() -> pbx.connections() == 1);
    }

    @Test
    void halfOpenConnectionIsNoticedByItsSilence() {
        listening.close();
        listening = new Listening(Listening.at(pbx.port()).impatient()).connected();

        pbx.fallSilent();
        listening.awaitSignal(PbxSignal.Disconnected.class, 1);
        pbx.speakAgain();

        listening.awaitSignal(PbxSignal.Connected.class, 2);
    }

    @Test
    void quietPbxIsPingedAndKept() {
        listening.connected();

        await().until(() -> pbx.actions("Ping").size() >= 2);

        assertThat(listening.count(PbxSignal.Disconnected.class)).isZero();
    }

    @Test
    void listThatBreaksOffIsNotTakenForTheWhole() {
        pbx.answer("QueueStatus", (line, action) -> {
            line.say("Response: Success", "ActionID: " + action.field("actionid"), "EventList: start", "Message: Queue status will follow");
            line.say("Event: QueueMember", "Queue: aas-fr", "Name: r12", "Location: Local/r12@responder/nm",
                    "StateInterface: hint:r12@hints", "Status: 1", "Paused: 0", "ActionID: " + action.field("actionid"));
            pbx.answerAsUsual("QueueStatus");
            line.drop();
        });

        listening.connected();

        assertThat(pbx.actions("QueueStatus")).as("asked again").hasSize(2);
        assertThat(listening.count(PbxSignal.MemberChanged.class)).as("half a list told nothing").isZero();
    }

    @Test
    void listThatBreaksOffWhileConnectedIsAnError() {
        listening.connected();
        pbx.answer("QueueStatus", (line, action) -> {
            line.say("Response: Success", "ActionID: " + action.field("actionid"), "EventList: start", "Message: Queue status will follow");
            line.drop();
        });

        var ami = listening.connection.ami().orElseThrow();

        assertThatThrownBy(() -> ami.list(new QueueStatusAction())).isInstanceOf(PbxUnavailable.class);
    }

    @Test
    void overflowIsCountedAndCuredByAFreshStart() throws InterruptedException {
        listening.close();
        listening = new Listening(Listening.at(pbx.port()).withQueue(50));
        listening.connected();
        CountDownLatch stuck = new CountDownLatch(1);
        listening.journal = event -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            listening.facts.add(event);
            return CompletableFuture.completedFuture(null);
        };

        for (int i = 0; i < 500; i++) {
            pbx.say(arrived(new UUID(0, i).toString(), "pbx-1." + i));
        }
        await().until(() -> listening.meters.counter("permanence.pbx.events.overflowed").count() > 0);
        stuck.countDown();

        listening.awaitSignal(PbxSignal.Connected.class, 2);
        assertThat(listening.count(PbxSignal.Disconnected.class)).isEqualTo(1);
    }

    @Test
    void unknownEventsAndBrokenOnesDoNoHarm() {
        listening.connected();

        pbx.say("Event: NeverHeardOf\nTimestamp: 1795214082.000001\nCallerIDNum: 32470000042");
        pbx.say("Event: UserEvent\nUserEvent: NeverHeardOf\nCallId: " + CALL);
        pbx.say("Event: UserEvent\nUserEvent: CallArrived\nCallId: " + CALL + "\nLine: not a line!\nUniqueid: pbx-1.1");
        pbx.say(arrived(CALL, "pbx-1.1"));

        listening.awaitFact("arrived");
        assertThat(listening.facts).hasSize(1);
        assertThat(listening.meters.counter("permanence.pbx.events.unreadable").count()).isEqualTo(1);
    }

    @Test
    void callsThatWentOnMeanwhileAreTold() {
        pbx.answerList("Status", "StatusComplete", """
            Event: Status
            Channel: PJSIP/trunk-00000001
            Uniqueid: pbx-1795212847.10
            Linkedid: pbx-1795212847.10
            BridgeID: b-1
            Seconds: 40
            Variable: CALL_ID=%1$s
            Variable: LINE=aas
            """.formatted(CALL), """
            Event: Status
            Channel: Local/r12@responder-0000001f;1
            Uniqueid: pbx-1795212847.11
            Linkedid: pbx-1795212847.10
            BridgeID: b-1
            Seconds: 20
            Variable: CALL_ID=%1$s
            Variable: LINE=aas
            """.formatted(CALL), """
            Event: Status
            Channel: PJSIP/web-r12-00000002
            Uniqueid: pbx-1795212847.13
            Linkedid: pbx-1795212847.10
            BridgeID: b-2
            Seconds: 20
            Variable: CALL_ID=%1$s
            Variable: LINE=aas
            """.formatted(CALL));

        listening.connected();

        assertThat(listening.keys()).containsExactly("arrived", "ring-started:Local/r12@responder-0000001f",
                "picked-up:Local/r12@responder-0000001f");
        assertThat(listening.signals).filteredOn(PbxSignal.Connected.class::isInstance)
                .containsExactly(
                        new PbxSignal.Connected(
                                listening.signals.stream().filter(PbxSignal.Connected.class::isInstance)
                                        .map(PbxSignal.Connected.class::cast)
                                        .findFirst().orElseThrow().at(),
                                Set.of(CallId.of(CALL))));
    }

    @Test
    void aFactThatTheJournalRefusesIsToldAgainFromTheFilesOverANewConnection() {
        listening.close();
        var channel = new Occurrence.Subject(Optional.of(CallId.of(CALL)), "pbx-1.1");
        var at = Instant.parse("2026-11-20T20:00:00Z");
        AtomicBoolean refused = new AtomicBoolean();
        Past past = new Past() {
            @Override
            public List<Occurrence> sinceMark() {
                return refused.get() ? List.of(new DialplanWord.CallArrived(at, channel, new LineCode("aas"), Optional.empty()),
                        new DialplanWord.CallLanguage(at.plusSeconds(1), channel, Language.NL, true),
                        new Occurrence.ChannelGone(at.plusSeconds(2), channel, "PJSIP/trunk-00000001", 16)) : List.of();
            }

            @Override
            public void moveMark(Set<CallId> live, Instant settled) {}
        };
        listening = new Listening(Listening.at(pbx.port()), past, () -> true).connected();
        listening.journal = event -> {
            if (event.key().equals("language") && refused.compareAndSet(false, true)) {
                return CompletableFuture.failedFuture(new IllegalStateException("the broker gave up"));
            }
            listening.facts.add(event);
            return CompletableFuture.completedFuture(null);
        };

        pbx.say(arrived(CALL, "pbx-1.1"));
        pbx.say("Event: UserEvent\nTimestamp: 1795214082.2\nUserEvent: CallLanguage\nCallId: " + CALL
                + "\nLanguage: nl\nChosen: yes\nUniqueid: pbx-1.1");
        pbx.say("Event: Hangup\nTimestamp: 1795214083.2\nChannel: PJSIP/trunk-00000001\nUniqueid: pbx-1.1\nLinkedid: pbx-1.1\nCause: 16");

        listening.awaitSignal(PbxSignal.Connected.class, 2);
        assertThat(listening.keys()).as("nothing overtakes the refused one").containsExactly("arrived", "arrived", "language", "ended");
        assertThat(listening.meters.get("permanence.pbx.facts.outstanding").gauge().value()).isZero();
    }

    @Test
    void whatWasMissedIsWrittenBeforeTheJournalIsToldWhichCallsAreAlive() {
        listening.close();
        CallId missed = CallId.of(CALL);
        var channel = new Occurrence.Subject(Optional.of(missed), "pbx-1.1");
        var at = Instant.parse("2026-11-20T20:00:00Z");
        List<Occurrence> rows = List.of(new DialplanWord.CallArrived(at, channel, new LineCode("aas"), Optional.empty()),
                new Occurrence.ChannelGone(at.plusSeconds(4), channel, "PJSIP/trunk-00000001", 16));
        CompletableFuture<Void> commit = new CompletableFuture<>();
        Past past = new Past() {
            @Override
            public List<Occurrence> sinceMark() {
                return rows;
            }

            @Override
            public void moveMark(Set<CallId> live, Instant settled) {}
        };
        listening = new Listening(Listening.at(pbx.port()), past, () -> true);
        listening.journal = event -> {
            listening.facts.add(event);
            return event.key().equals("ended") ? commit : CompletableFuture.completedFuture(null);
        };

        listening.connection.start();
        listening.awaitFact("ended");

        listening.awaitSignal(PbxSignal.Connected.class, 1);
        assertThat(listening.count(PbxSignal.CaughtUp.class)).as("not before the journal knows how calls ended").isZero();
        assertThat(listening.connection.catchUp()).hasValueSatisfying(c -> {
            assertThat(c.written()).isEqualTo(1);
            assertThat(c.of()).isEqualTo(2);
        });
        assertThat(listening.facts).extracting(fact -> fact.source()).containsOnly(Source.RECONSTRUCTED);
        commit.complete(null);
        listening.awaitSignal(PbxSignal.CaughtUp.class, 1);
        assertThat(listening.connection.catchUp()).isEmpty();
    }

    @Test
    void anotherInstanceHoldsThePbx() {
        listening.close();
        AtomicBoolean may = new AtomicBoolean(false);
        listening = new Listening(Listening.at(pbx.port()), Past.NONE, may::get);
        listening.connection.start();
        await().during(Duration.ofMillis(100)).until(() -> pbx.actions().isEmpty());

        may.set(true);

        listening.awaitSignal(PbxSignal.Connected.class, 1);
    }

    /** The figure is printed, not asserted: the machine may be busy with other things. */
    @Test
    void pickUpsAreToldOneByOne() {
        ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();
        listening.journal = event -> {
            told.putIfAbsent(event.call() + event.key(), System.nanoTime());
            return CompletableFuture.completedFuture(null);
        };
        listening.connected();
        int rounds = 300;
        int warmUp = 100;
        long[] nanos = new long[rounds - warmUp];
        for (int i = 0; i < rounds; i++) {
            String call = new UUID(1, i).toString();
            String ring = "Local/r12@responder-%08x".formatted(i);
            pbx.say(arrived(call, "pbx-2." + i));
            await().pollInterval(Duration.ofMillis(1)).until(() -> told.containsKey(call + "arrived"));
            long written = System.nanoTime();
            pbx.say("""
                Event: AgentConnect
                Timestamp: 1795214085.434825
                Channel: PJSIP/trunk-00000004
                Uniqueid: pbx-2.%1$d
                Linkedid: pbx-2.%1$d
                DestChannel: %2$s;1
                DestUniqueid: pbx-3.%1$d
                Queue: aas-fr
                Interface: Local/r12@responder/nm
                MemberName: r12
                HoldTime: 3
                RingTime: 2
                ChanVariable: CALL_ID=%3$s
                """.formatted(i, ring, call));
            await().pollInterval(Duration.ofMillis(1)).until(() -> told.containsKey(call + "picked-up:" + ring));
            if (i >= warmUp) {
                nanos[i - warmUp] = told.get(call + "picked-up:" + ring) - written;
            }
        }
        Arrays.sort(nanos);
        System.out.printf("AgentConnect written to the socket until its fact is handed over: median %.3f ms, p99 %.3f ms%n",
                nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
        assertThat(told).hasSize(2 * rounds);
    }

    private static String arrived(String call, String uniqueId) {
        return """
            Event: UserEvent
            Timestamp: 1795214082.000001
            Channel: PJSIP/trunk-00000001
            Uniqueid: %s
            UserEvent: CallArrived
            CallId: %s
            Line: aas
            Caller: 32470000042
            """.formatted(uniqueId, call);
    }
}
