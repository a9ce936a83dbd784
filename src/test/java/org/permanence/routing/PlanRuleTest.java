package org.permanence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.line.Closure;
import org.permanence.line.Line;
import org.permanence.line.LineNames;
import org.permanence.line.LineService.Timetable;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.line.WallTime;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxPlan.DeskPhoneAccount;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.responder.Duty;
import org.permanence.responder.Reachable;

class PlanRuleTest {

    /** 13:00 in Brussels, a Friday. */
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final SipCredential CREDENTIAL = new SipCredential("0123456789abcdef0123456789abcdef");
    private static final Reach HOME = new Reach.HomePhone(new PhoneNumber("+32470123456"));

    private static Timetable line(String code, Duration wrapUp, Optional<Line.Closing> closing, List<Closure> closures,
            Language... languages) {
        return new Timetable(
                new Line(new LineCode(code), LineNames.of(code), List.of("0800" + code.length()), "+3280035243", List.of(languages),
                        Duration.ofMinutes(15), wrapUp, Duration.ofSeconds(60), closing, Optional.empty(), 1),
                new OpeningHours(List.of(Lines.everyDay(1, LocalDate.of(2020, 1, 1), Optional.empty(), "08:00-20:00")), closures,
                        _ -> false));
    }

    private static Timetable line(String code, Language... languages) {
        return line(code, Duration.ofSeconds(30), Optional.empty(), List.of(), languages);
    }

    private static PbxPlan plan(List<Timetable> lines, Reachable... people) {
        return PlanRule.plan(lines, List.of(people), Map.of(), List.of(), Set.of(), NOW);
    }

    @Test
    void aMemberIsInTheQueuesOfTheLanguagesThatBothSpeak() {
        PbxPlan plan = plan(List.of(line("aas", Language.FR, Language.NL, Language.EN), line("bis", Language.NL)),
                new Reachable(12, Set.of(Language.FR, Language.NL), Set.of(), Optional.of(HOME), Optional.empty(), false,
                        Optional.empty()));

        assertThat(plan.members()).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(new MemberId("r12"));
            assertThat(member.reach()).isEqualTo(HOME);
            assertThat(member.queues()).containsExactlyInAnyOrder(QueueName.of("aas-fr"), QueueName.of("aas-nl"), QueueName.of("bis-nl"));
            assertThat(member.pause()).isEmpty();
        });
    }

    /** A shift of one line rings for it alone; who is in no shift is rung for the lines that they answer for. */
    @Test
    void aShiftRingsForItsLineAlone() {
        List<Timetable> lines = List.of(line("aas", Language.FR), line("bis", Language.FR), line("ter", Language.FR));
        Reachable ann = new Reachable(1, Set.of(Language.FR), Set.of(), Optional.of(HOME), Optional.empty(), false, Optional.empty());
        Reachable bob = new Reachable(2, Set.of(Language.FR), Set.of(new LineCode("aas"), new LineCode("bis")), Optional.of(HOME),
                Optional.empty(), false, Optional.empty());
        Map<Long, Set<LineCode>> onShift = Map.of(2L, Set.of(new LineCode("bis")));
        assertThat(PlanRule.plan(lines, List.of(ann, bob), Map.of(), List.of(), Set.of(), NOW).members()).extracting(PbxPlan.Member::queues)
                .containsExactly(Set.of(QueueName.of("aas-fr"), QueueName.of("bis-fr"), QueueName.of("ter-fr")),
                        Set.of(QueueName.of("aas-fr"), QueueName.of("bis-fr")));
        assertThat(PlanRule.plan(lines, List.of(bob), onShift, List.of(), Set.of(), NOW).members().getFirst().queues())
                .containsExactly(QueueName.of("bis-fr"));
    }

    @Test
    void whoPausesStaysInTheQueueAndIsNotRung() {
        PbxPlan plan = plan(List.of(line("aas", Language.FR)),
                new Reachable(12, Set.of(Language.FR), Set.of(), Optional.of(HOME), Optional.of(Duty.PauseReason.FOLLOW_UP), false,
                        Optional.empty()));
        assertThat(plan.members()).singleElement().satisfies(member -> {
            assertThat(member.queues()).isNotEmpty();
            assertThat(member.pause()).contains("follow-up");
        });
    }

    @Test
    void whoIsOffDutyWithABrowserOpenIsInNoQueue() {
        PbxPlan plan = plan(List.of(line("aas", Language.FR)),
                new Reachable(12, Set.of(Language.FR), Set.of(), Optional.empty(), Optional.empty(), false, Optional.of(CREDENTIAL)));
        assertThat(plan.members()).containsExactly(new PbxPlan.Member(new MemberId("r12"), new Reach.Softphone(), Set.of(), Duration.ZERO,
                Optional.empty(), false, Optional.of(CREDENTIAL)));
    }

    @Test
    void whoHasNeitherDutyNorBrowserIsNotThere() {
        assertThat(plan(List.of(line("aas", Language.FR)),
                new Reachable(12, Set.of(Language.FR), Set.of(), Optional.empty(), Optional.empty(), false, Optional.empty())).members())
                .isEmpty();
    }

    @Test
    void aBrowserStaysRegisteredWhileItsOwnerIsRungAtHome() {
        PbxPlan plan = plan(List.of(line("aas", Language.FR)),
                new Reachable(12, Set.of(Language.FR), Set.of(), Optional.of(HOME), Optional.empty(), false, Optional.of(CREDENTIAL)));
        assertThat(plan.members().getFirst().softphone()).contains(CREDENTIAL);
        assertThat(plan.members().getFirst().reach()).isEqualTo(HOME);
    }

    @Test
    void theLongestRestOfThePersonsOwnLinesCounts() {
        List<Timetable> lines = List.of(
                line("aas", Duration.ofSeconds(30), Optional.empty(), List.of(), Language.FR),
                line("bis", Duration.ofSeconds(90), Optional.empty(), List.of(), Language.NL),
                line("ter", Duration.ofSeconds(600), Optional.empty(), List.of(), Language.EN));
        assertThat(plan(lines,
                new Reachable(1, Set.of(Language.FR, Language.NL), Set.of(), Optional.of(HOME), Optional.empty(), false, Optional.empty()))
                .members()
                .getFirst().wrapUp())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void hoursGoFromTodayFor400Days() {
        PbxPlan.Line line = plan(List.of(line("aas", Language.FR))).lines().getFirst();
        assertThat(line.hours()).hasSize(400);
        assertThat(line.hours().firstKey()).isEqualTo(TODAY);
        assertThat(line.hours().lastKey()).isEqualTo(TODAY.plusDays(399));
    }

    @Test
    void todayIsTodayInBrussels() {
        Instant lateEvening = Instant.parse("2026-11-20T23:30:00Z");
        assertThat(PlanRule.plan(List.of(line("aas", Language.FR)), List.of(), Map.of(), List.of(), Set.of(), lateEvening).lines()
                .getFirst().hours()
                .firstKey())
                .isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void aClosingByHandHoldsUntilItsEnd() {
        Line.Closing open = new Line.Closing(NOW.minusSeconds(60), Optional.empty(), "adhoc");
        Line.Closing ending = new Line.Closing(NOW.minusSeconds(60), Optional.of(NOW.plusSeconds(1)), "adhoc");
        Line.Closing over = new Line.Closing(NOW.minusSeconds(60), Optional.of(NOW), "adhoc");
        assertThat(closing(open, List.of())).contains(new PbxPlan.Closing(Optional.empty(), "adhoc"));
        assertThat(closing(ending, List.of())).contains(new PbxPlan.Closing(Optional.of(NOW.plusSeconds(1)), "adhoc"));
        assertThat(closing(over, List.of())).isEmpty();
    }

    @Test
    void aClosureOfAPartOfTheDayHasItsAnnouncementWhileItHolds() {
        List<Closure> noon = List
                .of(new Closure(1, TODAY, TODAY, Optional.of(new Closure.Hours(WallTime.of("13:00"), WallTime.of("14:00"))), "training"));
        assertThat(closing(null, noon)).contains(new PbxPlan.Closing(Optional.of(Instant.parse("2026-11-20T13:00:00Z")), "training"));
        assertThat(closing(new Line.Closing(NOW, Optional.empty(), "adhoc"), noon))
                .contains(new PbxPlan.Closing(Optional.empty(), "adhoc"));
    }

    private static Optional<PbxPlan.Closing> closing(Line.Closing closing, List<Closure> closures) {
        return plan(List.of(line("aas", Duration.ZERO, Optional.ofNullable(closing), closures, Language.FR))).lines().getFirst().closing();
    }

    @Test
    void theSameInAnyOrderIsTheSamePlan() {
        Reachable ann = new Reachable(2, Set.of(Language.FR), Set.of(), Optional.of(HOME), Optional.empty(), false, Optional.empty());
        Reachable bob =
                new Reachable(10, Set.of(Language.NL), Set.of(), Optional.of(new Reach.DeskPhone("101")), Optional.empty(), false,
                        Optional.empty());
        Timetable aas = line("aas", Language.FR);
        Timetable bis = line("bis", Language.NL);
        DeskPhoneAccount one = new DeskPhoneAccount("101", CREDENTIAL);
        DeskPhoneAccount two = new DeskPhoneAccount("102", CREDENTIAL);

        PbxPlan plan = PlanRule.plan(List.of(aas, bis), List.of(ann, bob), Map.of(), List.of(one, two), Set.of("+33"), NOW);
        assertThat(PlanRule.plan(List.of(bis, aas), List.of(bob, ann), Map.of(), List.of(two, one), Set.of("+33"), NOW)).isEqualTo(plan);
        assertThat(plan.members()).extracting(PbxPlan.Member::id).containsExactly(new MemberId("r2"), new MemberId("r10"));
        assertThat(plan.allowedPrefixes()).containsExactly("+33");
    }
}
