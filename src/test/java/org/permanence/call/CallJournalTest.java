package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Language;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;

/** Facts told on the channel, and the rows that the journal keeps. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CallJournalTest {

    @Inject
    Telling pbx;
    @Inject
    Heard heard;
    @Inject
    CallJournal journal;
    @Inject
    Database database;
    @Inject
    CallStore store;
    @Inject
    LiveCalls live;
    @Inject
    HelpCalls help;
    @Inject
    OwnFacts facts;
    @Inject
    Event<HelpCalls.HelpChanged> helpChanged;
    @Inject
    EntityManager entities;
    @Inject
    Event<PbxSignal> signals;
    @Inject
    Accounts accounts;

    @ApplicationScoped
    static class Heard {
        final List<CallChanged> news = new CopyOnWriteArrayList<>();
        final List<CallWritten> written = new CopyOnWriteArrayList<>();

        void hear(@Observes CallChanged changed) {
            news.add(changed);
        }

        void hear(@Observes CallWritten written) {
            this.written.add(written);
        }

        List<String> written(CallId call) {
            return written.stream().filter(n -> n.call().id().equals(call)).map(n -> n.event().key()).toList();
        }

        List<String> keys(CallId call) {
            return news.stream().filter(n -> n.call().id().equals(call)).map(n -> n.event().key()).toList();
        }
    }

    private static Facts call() {
        return new Facts(Instant.now().minusSeconds(120));
    }

    private CallState stored(CallId call) throws Exception {
        return assertThat(QuarkusTransaction.requiringNew().call(() -> store.load(call))).as("the stored call").get().actual().state();
    }

    private long journalled(CallId call) {
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM call_event WHERE call_id = ?").setParameter(1, call.value())
                .getSingleResult())
                .longValue();
    }

    @Test
    void whatIsStoredIsWhatTheFactsAddUpTo() throws Exception {
        Facts a = call();
        pbx.tellAndWait(a.arrives(), a.queues(7), a.rings(7.1, 900_012), a.rings(7.2, 900_013), a.picksUp(15, 900_012, waited(8)),
                a.ringEnds(15.01, 900_013, CallFact.RingResult.CANCELLED), a.holds(20, 900_012), a.resumes(30, 900_012),
                a.leaves(75, 900_012, CALLER),
                a.ends(75.1, CALLER));

        CallState expected = live.get(a.call).orElseThrow().state();
        assertThat(stored(a.call)).isEqualTo(expected);
        assertThat(expected.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(heard.keys(a.call)).hasSize(10).startsWith("arrived", "queued").endsWith("ended");
    }

    @Test
    void aFactToldTwiceIsKeptOnceAndTellsNobodyAgain() throws Exception {
        Facts a = call();
        CallEvent[] facts = {a.arrives(), a.queues(7), a.rings(7.1, 900_012), a.picksUp(15, 900_012, waited(8))};
        pbx.tellAndWait(facts);
        CallState once = stored(a.call);

        pbx.tellAndWait(facts);

        assertThat(stored(a.call)).isEqualTo(once);
        assertThat(journalled(a.call)).isEqualTo(4);
        assertThat(heard.keys(a.call)).hasSize(4);
    }

    /** The PBX's log has whole seconds: a replayed fact is a duplicate, although its time differs by milliseconds. */
    @Test
    void aFactToldAgainALittleDifferentlyIsTheSameFactAndTheCallStaysInMemory() throws Exception {
        Facts a = call();
        pbx.tellAndWait(a.arrives(), a.queues(7), a.picksUp(15, 900_012, waited(8)), a.leaves(75, 900_012, CALLER));
        CallState once = stored(a.call);

        pbx.tellAndWait(a.queues(6), a.picksUp(14, 900_012, waited(8)));

        assertThat(stored(a.call)).isEqualTo(once);
        assertThat(live.get(a.call).orElseThrow().state()).isEqualTo(once);
        assertThat(journalled(a.call)).isEqualTo(4);
        assertThat(heard.keys(a.call)).hasSize(4);
    }

    @Test
    void whatAnotherWriterMadeOfACallMeanwhileIsReadBeforeAFactIsAddedToIt() throws Exception {
        Facts a = call();
        pbx.tellAndWait(a.arrives(), a.queues(7));
        CallStore.Stored before = live.get(a.call).orElseThrow();
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("UPDATE call SET version = version + 5, language = 'nl' WHERE id = ?")
                        .setParameter(1, a.call.value()).executeUpdate());

        pbx.tellAndWait(a.rings(7.1, 900_012));

        CallStore.Stored after = live.get(a.call).orElseThrow();
        assertThat(after.version()).isEqualTo(before.version() + 6);
        assertThat(after.state().origin().language()).contains(Language.NL);
        assertThat(after.state().rings()).hasSize(1);
        assertThat(stored(a.call)).isEqualTo(after.state());
        assertThat(journalled(a.call)).isEqualTo(3);
    }

    /**
     * The service must not lose state that only it has about a call: a coordinator may be on the way, and the responder's telephone may be
     * muted, so that nobody hears them.
     */
    @Test
    void aCallForHelpAndAMutedTelephoneAreKnownAgainAfterARestart() throws Exception {
        Facts a = call();
        MemberId ann = Facts.member(900_012);
        pbx.tellAndWait(a.arrives(), a.queues(7), a.picksUp(15, 900_012, waited(8)));
        help.ask(a.call, ann);
        help.comes(a.call, "Cora");
        facts.tell(live.find(a.call).orElseThrow(), "muted", Instant.now(), new CallFact.Muted(ann, true));
        await().untilAsserted(() -> assertThat(stored(a.call).room().muted()).containsExactly(ann));

        LiveCalls again = new LiveCalls(Clock.systemUTC());
        store.aliveOrEndedAfter(Instant.now()).forEach(call -> again.put(call, CallEvent.Source.LIVE));
        HelpCalls restarted = new HelpCalls(again, facts, helpChanged, Clock.systemUTC());
        restarted.recall(null);
        assertThat(restarted.of(a.call)).hasValueSatisfying(h -> {
            assertThat(h.asked()).isEqualTo(ann);
            assertThat(h.by()).contains("Cora");
            assertThat(h.since()).isEqualTo(help.of(a.call).orElseThrow().since().truncatedTo(ChronoUnit.MILLIS));
        });

        pbx.tellAndWait(a.leaves(75, 900_012, CALLER));
        assertThat(help.of(a.call)).isEmpty();
        await().untilAsserted(() -> assertThat(stored(a.call).room()).isEqualTo(Room.EMPTY));
    }

    @Test
    void theJournalCannotBeRewritten() {
        Facts a = call();
        pbx.tellAndWait(a.arrives());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("UPDATE call_event SET key = 'x' WHERE call_id = ?")
                        .setParameter(1, a.call.value()).executeUpdate()))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void callsThatThePbxHasNoMoreAreClosedAsEndUnknown() throws Exception {
        Facts gone = call();
        Facts alive = call();
        pbx.tellAndWait(gone.arrives(), gone.queues(5), alive.arrives(), alive.queues(5));

        signals.fire(new PbxSignal.CaughtUp(Instant.now(), Set.of(alive.call)));

        await().untilAsserted(() -> assertThat(stored(gone.call).outcome()).isEqualTo(Outcome.END_UNKNOWN));
        assertThat(stored(alive.call).alive()).isTrue();
    }

    @Test
    void aCallWhoseEndNobodySawEndsWhenThePbxWasLost() throws Exception {
        Facts talked = call();
        Facts toldLater = call();
        connectedBefore();
        pbx.tellAndWait(talked.arrives(), talked.queues(5), talked.picksUp(10, 900_012, waited(5)));
        pbx.tellAndWait(toldLater.arrives(), toldLater.queues(5), toldLater.picksUp(40, 900_013, waited(35)));

        signals.fire(new PbxSignal.Disconnected(talked.at(27)));
        signals.fire(new PbxSignal.CaughtUp(talked.at(110), Set.of()));

        await().untilAsserted(() -> assertThat(stored(talked.call).end()).contains(new CallState.End(ms(talked.at(27)), UNKNOWN)));
        assertThat(stored(talked.call).talked()).contains(Duration.ofSeconds(17));
        await().untilAsserted(() -> assertThat(stored(toldLater.call).end()).as("the logs told its pick-up, which was later")
                .contains(new CallState.End(ms(toldLater.at(40)), UNKNOWN)));
    }

    @Test
    void afterARestartACallWhoseEndNobodySawEndsWithItsLastFact() throws Exception {
        Facts a = call();
        connectedBefore();
        pbx.tellAndWait(a.arrives(), a.queues(5), a.picksUp(10, 900_012, waited(5)), a.holds(20, 900_012));

        signals.fire(new PbxSignal.CaughtUp(a.at(110), Set.of()));

        await().untilAsserted(() -> assertThat(stored(a.call).end()).contains(new CallState.End(ms(a.at(20)), UNKNOWN)));
        assertThat(stored(a.call).talked()).contains(Duration.ofSeconds(10));
    }

    /** Another test may have lost the PBX and not found it again. */
    private void connectedBefore() {
        signals.fire(new PbxSignal.CaughtUp(Instant.EPOCH, Set.of()));
    }

    private static Instant ms(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static final String[] ANSWERED = {"queued", "ring-started:" + Facts.ring(900_012), "picked-up:" + Facts.ring(900_012), "ended"};

    private CallEvent[] isAnswered(Facts call) {
        return new CallEvent[]{call.queues(7), call.rings(7.1, 900_012), call.picksUp(15, 900_012, waited(8)), call.ends(75, CALLER)};
    }

    /** What people see follows the PBX; what is kept follows when it can be. */
    @Test
    void withTheDatabaseAwayFactsAreToldAndAreWrittenInOrderWhenItIsBack() throws Exception {
        Facts a = call();
        Facts begins = call();
        pbx.tellAndWait(a.arrives());
        CompletableFuture<?>[] told = new CompletableFuture<?>[1];

        PostgresResource.withoutDatabase(() -> {
            told[0] = pbx.tell(isAnswered(a)).toCompletableFuture();
            pbx.tell(begins.arrives(), begins.queues(7));
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(live.find(a.call)).hasValueSatisfying(call -> assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED));
                assertThat(live.find(begins.call)).hasValueSatisfying(call -> assertThat(call.inQueue()).isTrue());
                assertThat(heard.keys(a.call)).endsWith(ANSWERED);
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> journal.behind().since().isPresent());
            assertThat(journal.behind().unwritten()).isEqualTo(6);
            assertThat(told[0]).as("it is not written").isNotDone();
        });

        await().atMost(Duration.ofSeconds(20)).until(told[0]::isDone);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stored(begins.call).inQueue()).isTrue());
        assertThat(heard.written(a.call)).containsExactly("arrived", ANSWERED[0], ANSWERED[1], ANSWERED[2], ANSWERED[3]);
        assertThat(heard.keys(a.call)).as("told once").containsExactly("arrived", ANSWERED[0], ANSWERED[1], ANSWERED[2], ANSWERED[3]);
        assertThat(stored(a.call)).isEqualTo(live.find(a.call).orElseThrow());
        assertThat(journal.behind()).isEqualTo(new CallJournal.Behind(0, Optional.empty(), 0));
    }

    /**
     * The connection to the PBX was lost too: its logs tell again what was told, with times of their own, and who came meanwhile.
     */
    @Test
    void withTheDatabaseAwayACallThatIsReadBackIsShownAsSoonAsItIsToldAndNothingIsToldTwice() throws Exception {
        Facts came = call().fromTheLogs();
        Facts over = call().fromTheLogs();
        Facts talks = call();
        connectedBefore();
        pbx.tellAndWait(talks.arrives(), talks.queues(7), talks.rings(7.1, 900_012), talks.picksUp(15, 900_012, waited(8)));
        CompletableFuture<?>[] told = new CompletableFuture<?>[1];

        PostgresResource.withoutDatabase(() -> {
            pbx.tell(talks.holds(20, 900_012));
            await().atMost(Duration.ofSeconds(10)).until(() -> live.find(talks.call).orElseThrow().hold().since().isPresent());
            CallState before = live.find(talks.call).orElseThrow();

            signals.fire(new PbxSignal.CatchingUp(Instant.now(), Set.of(came.call, talks.call)));
            talks.fromTheLogs();
            pbx.tell(talks.arrives(), talks.queues(7.02), talks.rings(7.12, 900_012), talks.picksUp(15.02, 900_012, waited(8)),
                    talks.holds(20, 900_012));
            told[0] = pbx.tell(came.arrives(), came.queues(7), over.arrives(), over.queues(7)).toCompletableFuture();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(live.alive().filter(CallState::inQueue).map(CallState::id)).contains(came.call));
            assertThat(live.presentIsWhole()).isTrue();
            assertThat(live.find(talks.call)).contains(before);
            assertThat(live.find(over.call)).as("only the database knows what became of it").isEmpty();
        });

        await().atMost(Duration.ofSeconds(20)).until(told[0]::isDone);
        assertThat(live.alive().map(CallState::id)).contains(came.call).doesNotContain(over.call);
        connectedBefore();
        assertThat(stored(came.call)).isEqualTo(live.find(came.call).orElseThrow());
        assertThat(stored(talks.call)).isEqualTo(live.find(talks.call).orElseThrow());
        assertThat(heard.keys(talks.call)).doesNotHaveDuplicates();
    }

    /** A row that PostgreSQL refuses: kept apart, and nobody waits for it. */
    @Test
    void oneFactThatIsRefusedIsSetAsideAndComesBackWhileTheOthersGoOn() throws Exception {
        Facts a = call();
        Facts other = call();
        pbx.tellAndWait(a.arrives());
        refusing("call_event", "NEW.call_id = '" + a.call + "' AND NEW.key LIKE 'picked-up%'", () -> {
            pbx.tellAndWait(isAnswered(a));
            pbx.tellAndWait(other.arrives(), other.queues(7));

            assertThat(heard.written(a.call)).containsExactly("arrived", ANSWERED[0], ANSWERED[1], ANSWERED[3]);
            assertThat(live.find(a.call).orElseThrow().outcome()).as("as the PBX told it").isEqualTo(Outcome.ANSWERED);
            assertThat(heard.written(other.call)).containsExactly("arrived", "queued");
            assertThat(journal.behind().setAside()).isEqualTo(1);
            assertThat(store.setAside()).extracting(CallEvent::key).containsExactly(ANSWERED[2]);
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> journal.behind().setAside() == 0);
        assertThat(store.setAside()).isEmpty();
        assertThat(stored(a.call).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(stored(a.call)).isEqualTo(live.find(a.call).orElseThrow());
    }

    /** A trigger that refuses all, or a right that was lost: nothing is set aside, everything waits in order. */
    @Test
    void aDatabaseThatRefusesEverythingIsOneThatDoesNotStore() throws Exception {
        Facts a = call();
        pbx.tellAndWait(a.arrives());
        CompletableFuture<?>[] told = new CompletableFuture<?>[1];
        refusing("call_event_set_aside", "true", () -> refusing("call_event", "true", () -> {
            told[0] = pbx.tell(isAnswered(a)).toCompletableFuture();
            await().atMost(Duration.ofSeconds(10)).until(() -> journal.behind().since().isPresent());
            assertThat(journal.behind().unwritten()).isEqualTo(4);
            assertThat(journal.behind().setAside()).isZero();
            assertThat(live.find(a.call).orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
        }));
        await().atMost(Duration.ofSeconds(20)).until(told[0]::isDone);
        assertThat(stored(a.call)).isEqualTo(live.find(a.call).orElseThrow());
        assertThat(heard.written(a.call)).containsExactly("arrived", ANSWERED[0], ANSWERED[1], ANSWERED[2], ANSWERED[3]);
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    /** PostgreSQL raises P0001 for these rows meanwhile. */
    private void refusing(String table, String rows, Meanwhile meanwhile) throws Exception {
        database.run("CREATE OR REPLACE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'");
        database.run("CREATE TRIGGER refused BEFORE INSERT ON " + table + " FOR EACH ROW WHEN (" + rows + ") EXECUTE FUNCTION refused()");
        try {
            meanwhile.run();
        } finally {
            database.run("DROP TRIGGER refused ON " + table);
        }
    }

    @Test
    void coordinatorsListWhatBecameOfCalls() {
        Facts a = new Facts(Instant.parse("2031-05-05T09:00:00Z"));
        pbx.tellAndWait(a.arrives(), a.queues(7), a.givesUp(20, waited(13)), a.ends(20.1, CALLER));

        accounts.somebody(Role.COORDINATOR).asks().queryParam("from", "2031-05-05T00:00:00Z").queryParam("to", "2031-05-06T00:00:00Z")
                .queryParam("outcome", "gaveUp").get("/api/calls").then().statusCode(200)
                .body("total", equalTo(1), "items[0].id", equalTo(a.call.toString()), "items[0].outcome", equalTo("gaveUp"),
                        "items[0].waitedSeconds", equalTo(13f), "items[0].endedBy", equalTo("caller"));
        accounts.somebody(Role.RESPONDER).asks().get("/api/calls").then().statusCode(403);
    }
}
