package org.permanence.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.CatchUp;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.VerificationStep;
import org.permanence.problem.Problem;
import org.permanence.responder.HomeNumberVerification.State;

/** The call that speaks a code, and the code that is typed; the PBX is played. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HomeNumberVerificationTest {

    private static final LineCode LINE = new LineCode("aas");
    private static final AtomicInteger NEXT = new AtomicInteger(10);

    @Inject
    ResponderRepository responders;
    @Inject
    HomePhoneRepository homePhones;
    @Inject
    ResponderService people;
    @Inject
    People others;

    private final PlayedPbx pbx = new PlayedPbx();
    private final SetClock clock = new SetClock();
    private final String number = "+32222233" + NEXT.incrementAndGet();
    private HomeNumberVerification verification;
    private long ann;

    @BeforeEach
    void annAtHome() {
        verification = new HomeNumberVerification(pbx, responders, homePhones, new VerificationLimit(3, 6, 60), clock);
        ann = others.atHome(number);
    }

    private static final class PlayedPbx implements Pbx {
        final List<CodeCall> calls = new ArrayList<>();
        boolean away;
        boolean withoutItsFile;

        @Override
        public void speakCode(CodeCall call) {
            if (away) {
                throw new PbxUnavailable("away");
            }
            if (withoutItsFile) {
                throw new PartMissing("no channel");
            }
            calls.add(call);
        }

        @Override
        public boolean connected() {
            return !away;
        }

        @Override
        public Optional<CatchUp> catchUp() {
            return Optional.empty();
        }

        @Override
        public List<String> reconcile(PbxPlan plan) {
            return List.of();
        }

        @Override
        public List<WaitingCall> waiting() {
            return List.of();
        }

        @Override
        public Trunk trunk() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class SetClock extends Clock {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void seen(VerificationStep... steps) {
        for (VerificationStep step : steps) {
            verification.onSignal(new PbxSignal.VerificationSeen(pbx.calls.getLast().verification(), step));
        }
    }

    /** The code that was spoken at the last call. */
    private String heard() {
        verification.call(ann, Language.NL, LINE);
        seen(VerificationStep.RINGING, VerificationStep.PICKED_UP, VerificationStep.SPOKEN, VerificationStep.DONE);
        return pbx.calls.getLast().code();
    }

    private static void isRefused(ThrowingCallable asked, int status, String type) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body().toString()).contains(type);
        });
    }

    @Test
    void whoTypesTheCodeThatWasSpokenHasTheNumberVerified() {
        assertThat(verification.of(ann).state()).isEqualTo(State.NONE);
        verification.call(ann, Language.NL, LINE);
        CodeCall call = pbx.calls.getLast();
        assertThat(call.number().e164()).isEqualTo(number);
        assertThat(call.language()).isEqualTo(Language.NL);
        assertThat(call.code()).matches("[1-9]{6}");
        assertThat(call.toString()).doesNotContain(call.code());
        assertThat(verification.of(ann).state()).isEqualTo(State.CALLING);
        seen(VerificationStep.RINGING);
        assertThat(verification.of(ann).state()).isEqualTo(State.RINGING);
        isRefused(() -> verification.verify(ann, call.code()), 409, "no-code-expected");
        seen(VerificationStep.PICKED_UP, VerificationStep.SPOKEN);
        assertThat(verification.of(ann).codeExpected()).isTrue();

        String asHeard = call.code().substring(0, 3) + " " + call.code().substring(3);
        assertThat(verification.verify(ann, asHeard).verifiedAt()).isEqualTo(clock.now);

        assertThat(people.get(ann).homePhoneVerifiedAt()).isEqualTo(clock.now);
        isRefused(() -> verification.verify(ann, call.code()), 409, "no-code-expected");
    }

    @Test
    void anotherNumberIsUnverifiedAgainAndItsOldCodeDoesNotVerifyIt() {
        verification.verify(ann, heard());
        people.setHomePhone(ann, number);
        assertThat(people.get(ann).homePhoneVerifiedAt()).as("the same number, entered again").isEqualTo(clock.now);

        String code = heard();
        people.setHomePhone(ann, "02 555 12 " + NEXT.incrementAndGet());
        assertThat(people.get(ann).homePhoneVerifiedAt()).isNull();
        isRefused(() -> verification.verify(ann, code), 409, "no-code-expected");
        assertThat(verification.of(ann).state()).isEqualTo(State.NONE);
    }

    @Test
    void aCodeIsGuessedFiveTimesAndTypedWithinTenMinutes() {
        String code = heard();
        String wrong = code.startsWith("1") ? "211111" : "111111";
        for (int left = 4; left >= 0; left--) {
            int tries = left;
            assertThatThrownBy(() -> verification.verify(ann, wrong)).isInstanceOf(Problem.class)
                    .satisfies(refused -> assertThat(((Problem) refused).body().toString()).contains("wrong-code"));
            assertThat(verification.of(ann).triesLeft()).isEqualTo(tries);
        }
        isRefused(() -> verification.verify(ann, code), 409, "no-code-expected");

        String next = heard();
        clock.now = clock.now.plus(HomeNumberVerification.VALID);
        isRefused(() -> verification.verify(ann, next), 409, "no-code-expected");
        assertThat(people.get(ann).homePhoneVerifiedAt()).isNull();
    }

    @Test
    void nobodyRingsAStrangerAllNight() {
        heard();
        heard();
        heard();
        isRefused(() -> verification.call(ann, Language.FR, LINE), 429, "number-called-too-often");
        people.setHomePhone(ann, "02 555 13 " + NEXT.incrementAndGet());
        isRefused(() -> verification.call(ann, Language.FR, LINE), 429, "number-called-too-often");
        long bob = others.atHome(number);
        isRefused(() -> verification.call(bob, Language.FR, LINE), 429, "number-called-too-often");
        assertThat(pbx.calls).hasSize(3);
    }

    @Test
    void aNumberIsCalledOnceAtATime() {
        verification.call(ann, Language.FR, LINE);
        isRefused(() -> verification.call(ann, Language.FR, LINE), 409, "number-being-called");
        seen(VerificationStep.BUSY);
        assertThat(verification.of(ann).state()).isEqualTo(State.BUSY);
        verification.call(ann, Language.FR, LINE);

        clock.now = clock.now.plus(Duration.ofSeconds(11));
        assertThat(verification.of(ann).state()).as("the PBX never told that it calls").isEqualTo(State.LOST);
        verification.call(ann, Language.FR, LINE);
        seen(VerificationStep.RINGING);
        clock.now = clock.now.plus(Duration.ofMinutes(4));
        assertThat(verification.of(ann).state()).as("the connection to the PBX was lost").isEqualTo(State.LOST);
    }

    @Test
    void whoHasNoNumberOrLeftIsNotCalledNorAnybodyWithoutAPbx() {
        long somebody = others.somebody();
        isRefused(() -> verification.call(somebody, Language.FR, LINE), 409, "no-number-to-verify");
        pbx.away = true;
        for (int i = 0; i < 4; i++) {
            isRefused(() -> verification.call(ann, Language.FR, LINE), 503, "pbx-away");
        }
        assertThat(verification.of(ann).state()).isEqualTo(State.NONE);
        pbx.away = false;
        pbx.withoutItsFile = true;
        isRefused(() -> verification.call(ann, Language.FR, LINE), 503, "numbers-not-verified");
        pbx.withoutItsFile = false;
        assertThat(verification.call(ann, Language.FR, LINE).state()).as("what was not called is not counted").isEqualTo(State.CALLING);
        people.leave(ann, () -> {});
        isRefused(() -> verification.call(ann, Language.FR, LINE), 409, "inactive");
    }
}
