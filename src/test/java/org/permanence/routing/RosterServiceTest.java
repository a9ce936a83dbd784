package org.permanence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.People;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.SoftphoneService;
import org.permanence.shift.Phase;
import org.permanence.shift.Shifts;

/** Shifts are carried out with a real database. The time is a parameter; duty follows the machine's clock. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RosterServiceTest {

    @Inject
    RosterService roster;
    @Inject
    PlanService plans;
    @Inject
    DutyService duty;
    @Inject
    SoftphoneService softphones;
    @Inject
    Shifts shifts;
    @Inject
    People people;
    @Inject
    Lines lines;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Instant from = now.minusSeconds(3600);
    private final Instant to = now.plusSeconds(3600);

    @Test
    void aShiftPutsItsPeopleOnDutyOnceAndTakesThemOff() {
        LineCode line = lines.line();
        long ann = people.atHome("0470 11 22 33");
        long shift = shifts.shift(line, from, to);
        shifts.assigned(shift, ann);

        roster.apply(now);
        assertThat(duty.of(ann)).hasValueSatisfying(on -> {
            assertThat(on.reach()).isEqualTo(ReachChoice.HOME);
            assertThat(on.by()).isEqualTo(Duty.By.SHIFT);
        });
        assertThat(shifts.phase(shift, ann)).contains(Phase.BEGUN);

        roster.apply(to);
        assertThat(duty.of(ann)).isEmpty();
        assertThat(shifts.phase(shift, ann)).contains(Phase.ENDED);
    }

    /** And the next one for its own. */
    @Test
    void aShiftRingsForItsLineAlone() {
        LineCode line = lines.line();
        LineCode other = lines.line();
        long ann = people.somebody();
        shifts.assigned(shifts.shift(line, from, to), ann);
        shifts.assigned(shifts.shift(other, to, to.plusSeconds(3600)), ann);

        roster.apply(now);
        assertThat(rungIn(ann)).containsExactly(new QueueName(line, Language.FR));
        roster.apply(to);
        assertThat(rungIn(ann)).containsExactly(new QueueName(other, Language.FR));
    }

    private Set<QueueName> rungIn(long responder) {
        return plans.current().members().stream().filter(member -> member.id().equals(MemberId.ofResponder(responder))).findFirst()
                .orElseThrow().queues();
    }

    @Test
    void goingOffByHandIsRespectedUntilTheStretchEnds() {
        LineCode line = lines.line();
        long ann = people.somebody();
        long first = shifts.shift(line, from, to);
        long second = shifts.shift(line, to, to.plusSeconds(3600));
        shifts.assigned(first, ann);
        shifts.assigned(second, ann);
        roster.apply(now);
        duty.goOffDuty(ann, Duty.By.SELF);

        roster.apply(now.plusSeconds(5));
        assertThat(duty.of(ann)).isEmpty();
        roster.apply(to);
        assertThat(duty.of(ann)).isEmpty();
        assertThat(shifts.phase(second, ann)).contains(Phase.BEGUN);
    }

    @Test
    void aShiftThatFollowsKeepsThePhoneThatWasChosen() {
        LineCode line = lines.line();
        long ann = people.atHome("0470 11 22 34");
        long first = shifts.shift(line, from, to);
        long second = shifts.shift(line, to, to.plusSeconds(3600));
        shifts.assigned(first, ann);
        shifts.assigned(second, ann);
        roster.apply(now);
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);

        roster.apply(to);
        assertThat(duty.of(ann)).hasValueSatisfying(on -> assertThat(on.reach()).isEqualTo(ReachChoice.SOFTPHONE));
        roster.apply(to.plusSeconds(3600));
        assertThat(duty.of(ann)).isEmpty();
    }

    @Test
    void whoGoesOnDutyAfterTheEndStays() {
        LineCode line = lines.line();
        long ann = people.somebody();
        long shift = shifts.shift(line, from, now.minusSeconds(60));
        shifts.assigned(shift, ann);
        roster.apply(from);
        duty.goOffDuty(ann, Duty.By.SELF);
        Duty by = duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);

        roster.apply(now);
        assertThat(shifts.phase(shift, ann)).contains(Phase.ENDED);
        assertThat(duty.of(ann)).contains(by);
    }

    @Test
    void thePlanHoldsWhoIsOnDutyWithTheirQueuesAndOpenBrowsers() {
        LineCode line = lines.line(Language.FR, Language.NL);
        long ann = people.atHome("0470 11 22 35", Language.FR);
        long bob = people.somebody(Language.NL);
        duty.goOnDuty(ann, ReachChoice.HOME, Duty.By.SELF);
        softphones.issue(bob, 9_000_000 + bob, Optional.empty());

        PbxPlan plan = plans.current();

        assertThat(plan.lines()).anySatisfy(held -> assertThat(held.code()).isEqualTo(line));
        assertThat(plan.members()).filteredOn(member -> member.id().equals(MemberId.ofResponder(ann))).singleElement().satisfies(member -> {
            assertThat(member.queues()).contains(new QueueName(line, Language.FR)).doesNotContain(new QueueName(line, Language.NL));
            assertThat(member.reach()).isInstanceOfSatisfying(Reach.HomePhone.class,
                    home -> assertThat(home.number().e164()).isEqualTo("+32470112235"));
        });
        assertThat(plan.members()).filteredOn(member -> member.id().equals(MemberId.ofResponder(bob))).singleElement().satisfies(member -> {
            assertThat(member.queues()).isEmpty();
            assertThat(member.softphone()).isPresent();
        });
    }
}
