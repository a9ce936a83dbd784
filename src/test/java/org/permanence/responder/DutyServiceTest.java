package org.permanence.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.permanence.lab.PostgresResource;
import org.permanence.problem.Problem;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DutyServiceTest {

    @Inject
    DutyService duty;
    @Inject
    DutyRepository periods;
    @Inject
    ResponderService responders;
    @Inject
    People people;

    @Test
    void onAndOffAreKeptAndTold() {
        long ann = people.somebody();
        assertThat(duty.of(ann)).isEmpty();

        Duty on = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        assertThat(duty.of(ann)).contains(on);
        assertThat(people.changesOfDuty(ann)).isEqualTo(1);

        assertThat(duty.left(ann)).isEmpty();
        duty.goOffDuty(ann, Duty.By.COORDINATOR);
        assertThat(duty.left(ann).orElseThrow().by()).isEqualTo(Duty.By.COORDINATOR);
        assertThat(duty.of(ann)).isEmpty();
        assertThat(people.changesOfDuty(ann)).isEqualTo(2);
        assertThat(history(ann)).singleElement().satisfies(period -> {
            assertThat(period.beganBy).isEqualTo(Duty.By.SELF);
            assertThat(period.endedBy).isEqualTo(Duty.By.COORDINATOR);
        });
    }

    @Test
    void doingItTwiceChangesNothingAndTellsNobody() {
        long ann = people.somebody();
        Duty first = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        assertThat(duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.COORDINATOR)).isEqualTo(first);
        assertThat(people.changesOfDuty(ann)).isEqualTo(1);

        duty.goOffDuty(ann, Duty.By.SELF);
        duty.goOffDuty(ann, Duty.By.SELF);
        assertThat(people.changesOfDuty(ann)).isEqualTo(2);
    }

    @Test
    void aPauseIsPartOfDutyAndOfItsHistory() {
        long ann = people.somebody();
        assertThatThrownBy(() -> duty.pause(ann, Duty.PauseReason.MEAL, Duty.By.SELF)).isInstanceOf(Problem.class)
                .hasMessageContaining("Not on duty");
        Duty on = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);

        Duty paused = duty.pause(ann, Duty.PauseReason.MEAL, Duty.By.SELF);
        assertThat(paused.since()).isEqualTo(on.since());
        assertThat(paused.pause().orElseThrow().reason()).isEqualTo(Duty.PauseReason.MEAL);
        assertThat(duty.pause(ann, Duty.PauseReason.MEAL, Duty.By.COORDINATOR)).isEqualTo(paused);
        Duty elsewhere = duty.pause(ann, Duty.PauseReason.MEETING, Duty.By.COORDINATOR);
        assertThat(elsewhere.pause().orElseThrow().since()).isEqualTo(paused.pause().orElseThrow().since());

        assertThat(duty.resume(ann, Duty.By.SELF).pause()).isEmpty();
        assertThat(people.changesOfDuty(ann)).isEqualTo(4);
        assertThat(history(ann)).extracting(period -> period.pause)
                .containsExactly(null, Duty.PauseReason.MEAL, Duty.PauseReason.MEETING, null);
    }

    @Test
    void aPauseOutlivesAChangeOfPhoneButNotTheDuty() {
        long ann = people.somebody();
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        Duty paused = duty.pause(ann, Duty.PauseReason.BREAK, Duty.By.SELF);
        assertThat(duty.goOnDuty(ann, ReachChoice.desk(people.deskPhone()), Duty.By.SELF).pause()).isEqualTo(paused.pause());
        duty.goOffDuty(ann, Duty.By.SELF);
        assertThat(duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF).pause()).isEmpty();
    }

    @Test
    void aChangeOfPhoneKeepsSinceAndTheHistoryOfPhones() {
        long ann = people.somebody();
        String phone = people.deskPhone();
        Duty first = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);

        Duty moved = duty.goOnDuty(ann, ReachChoice.desk(phone), Duty.By.SELF);

        assertThat(moved.since()).isEqualTo(first.since());
        assertThat(moved.reach()).isEqualTo(ReachChoice.desk(phone));
        assertThat(history(ann)).extracting(period -> period.duty().reach()).containsExactly(ReachChoice.SOFTPHONE,
                ReachChoice.desk(phone));
    }

    @Test
    void impossiblePhonesAreRefusedWithAReason() {
        long ann = people.somebody();
        long bob = people.somebody();
        String phone = people.deskPhone();
        assertProblem(() -> duty.goOnDuty(ann, ReachChoice.HOME, Duty.By.SELF), 409, "no-home-number");
        assertProblem(() -> duty.goOnDuty(ann, ReachChoice.desk("nowhere"), Duty.By.SELF), 409, "no-such-desk-phone");

        duty.goOnDuty(ann, ReachChoice.desk(phone), Duty.By.SELF);
        assertProblem(() -> duty.goOnDuty(bob, ReachChoice.desk(phone), Duty.By.SELF), 409, "desk-phone-taken");
        assertThat(duty.choices(bob)).extracting(DutyService.Choice::reach).doesNotContain(ReachChoice.desk(phone));
        assertThat(duty.choices(ann)).extracting(DutyService.Choice::reach).contains(ReachChoice.desk(phone));

        duty.goOffDuty(ann, Duty.By.SELF);
        assertThat(duty.goOnDuty(bob, ReachChoice.desk(phone), Duty.By.SELF).reach()).isEqualTo(ReachChoice.desk(phone));
    }

    @Test
    void twoPeopleSitDownAtOneDeskPhoneAtOnceAndOneWins() throws Exception {
        String phone = people.deskPhone();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> tries =
                    both.invokeAll(List.of(sitsDown(people.somebody(), phone, together), sitsDown(people.somebody(), phone, together)));
            assertThat(List.of(tries.get(0).get(), tries.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    private Callable<Boolean> sitsDown(long responder, String phone, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                duty.goOnDuty(responder, ReachChoice.desk(phone), Duty.By.SELF);
                return true;
            } catch (Problem taken) {
                assertThat(taken.body().type()).endsWith("desk-phone-taken");
                return false;
            }
        };
    }

    @Test
    void homeIsChosenWithItsNumberHidden() {
        long ann = people.atHome("0470 99 88 77");
        assertThat(duty.choices(ann)).contains(new DutyService.Choice(ReachChoice.HOME, Optional.of("+32 … 77")));
        assertThat(duty.goOnDuty(ann, ReachChoice.HOME, Duty.By.SELF).reach()).isEqualTo(ReachChoice.HOME);
    }

    @Test
    void aShiftBeginsOnThePreferredPhoneOrOnTheOneWantedForIt() {
        long ann = people.atHome("0470 99 88 76");
        long bob = people.atHome("0470 99 88 75");
        duty.shiftBegins(ann, Optional.empty(), () -> {});
        duty.shiftBegins(bob, Optional.of(ReachChoice.SOFTPHONE), () -> {});

        assertThat(duty.of(ann)).hasValueSatisfying(on -> {
            assertThat(on.reach()).isEqualTo(ReachChoice.HOME);
            assertThat(on.by()).isEqualTo(Duty.By.SHIFT);
        });
        assertThat(duty.of(bob)).hasValueSatisfying(on -> assertThat(on.reach()).isEqualTo(ReachChoice.SOFTPHONE));
    }

    @Test
    void aShiftBeginsOnTheSoftphoneWhenThePreferredPhoneIsTaken() {
        String phone = people.deskPhone();
        long ann = people.preferring(ReachChoice.desk(phone));
        duty.goOnDuty(people.somebody(), ReachChoice.desk(phone), Duty.By.SELF);

        duty.shiftBegins(ann, Optional.empty(), () -> {});

        assertThat(duty.of(ann)).hasValueSatisfying(on -> assertThat(on.reach()).isEqualTo(ReachChoice.SOFTPHONE));
    }

    @Test
    void aShiftThatBeginsLeavesWhoIsOnDutyAsTheyAre() {
        long ann = people.atHome("0470 99 88 74");
        Duty by = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        duty.shiftBegins(ann, Optional.empty(), () -> {});
        assertThat(duty.of(ann)).contains(by);
    }

    @Test
    void aShiftThatEndsLeavesWhoWentOnDutyAfterItsEnd() {
        long ann = people.somebody();
        Duty on = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        duty.shiftEnds(ann, on.since(), () -> {});
        assertThat(duty.of(ann)).contains(on);

        duty.shiftEnds(ann, on.since().plusMillis(1), () -> {});
        assertThat(duty.of(ann)).isEmpty();
    }

    @Test
    void whatComesAlongsideIsInTheSameTransaction() {
        long ann = people.somebody();
        assertThatThrownBy(() -> duty.shiftBegins(ann, Optional.empty(), () -> {
            throw new IllegalStateException("not written");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(duty.of(ann)).isEmpty();
        assertThat(people.changesOfDuty(ann)).isZero();
    }

    @Test
    void whoLeavesIsOffAndStaysOff() {
        long ann = people.somebody();
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);

        responders.leave(ann, () -> {});

        assertThat(duty.of(ann)).isEmpty();
        assertProblem(() -> duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF), 409, "inactive");
        duty.shiftBegins(ann, Optional.empty(), () -> {});
        assertThat(duty.of(ann)).isEmpty();
    }

    @Test
    void aRemovedHomeNumberTakesItsOwnerOffDutyAtHome() {
        long ann = people.atHome("0470 99 88 73");
        duty.goOnDuty(ann, ReachChoice.HOME, Duty.By.SELF);

        responders.removeHomePhone(ann);

        assertThat(duty.of(ann)).isEmpty();
        assertThat(duty.preferred(ann)).isEqualTo(ReachChoice.SOFTPHONE);
    }

    @Test
    void aClockSetBackEndsNoPeriodBeforeItBegan() {
        long ann = people.somebody();
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        Instant later = Instant.now().plusSeconds(3600);
        QuarkusTransaction.requiringNew().run(() -> periods.update("beganAt = ?1 where responderId = ?2", later, ann));

        duty.goOffDuty(ann, Duty.By.SELF);

        assertThat(duty.of(ann)).isEmpty();
        assertThat(history(ann)).allSatisfy(period -> assertThat(period.endedAt).isAfterOrEqualTo(period.beganAt));
    }

    private List<DutyPeriod> history(long responder) {
        return QuarkusTransaction.requiringNew().call(() -> periods.list("responderId = ?1 order by beganAt, id", responder));
    }

    private static void assertProblem(ThrowingCallable call, int status, String slug) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body().type()).endsWith(slug);
        });
    }
}
