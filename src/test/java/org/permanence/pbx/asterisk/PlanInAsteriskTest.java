package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxPlan.Closing;
import org.permanence.pbx.PbxPlan.Day;
import org.permanence.pbx.PbxPlan.Line;
import org.permanence.pbx.PbxPlan.Member;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.PbxPlan.Span;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;

class PlanInAsteriskTest {

    private static final QueueName FR = QueueName.of("aas-fr");
    private static final QueueName NL = QueueName.of("aas-nl");
    private static final PlanInAsterisk NOTHING = new PlanInAsterisk(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    @Test
    void lineWithItsHours() {
        var hours = new TreeMap<>(Map.of(
                LocalDate.of(2026, 11, 20), new Day(List.of(span("08:00", "12:00"), span("12:00", "20:00")), Optional.empty()),
                LocalDate.of(2026, 11, 21), new Day(List.of(span("18:00", "00:00")), Optional.empty()),
                LocalDate.of(2026, 12, 25), new Day(List.of(), Optional.of("christmas")),
                LocalDate.of(2026, 12, 26), new Day(List.of(), Optional.empty())));
        Line line = new Line(new LineCode("aas"), List.of("080035243", "+3280035243"), "+3280035243", List.of(Language.FR, Language.NL),
                Duration.ofMinutes(10), Optional.of(new Closing(Optional.of(Instant.ofEpochSecond(1795214082)), "storm")), hours);

        var entries = PlanInAsterisk.of(new PbxPlan(List.of(line), List.of(), List.of(), Set.of("+336"))).entries();

        assertThat(entries).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("did/080035243", "aas"), Map.entry("did/+3280035243", "aas"),
                Map.entry("line/aas/number", "+3280035243"), Map.entry("line/aas/languages", "fr,nl"), Map.entry("line/aas/maxwait", "600"),
                Map.entry("line/aas/closing", "1795214082,storm"),
                Map.entry("hours/aas/20261120", "0800-1200,1200-2000"), Map.entry("hours/aas/20261121", "1800-2400"),
                Map.entry("hours/aas/20261225", "closed,christmas"), Map.entry("outbound/allow/+336", "1")));
    }

    @Test
    void closingWithoutEnd() {
        Line line = new Line(new LineCode("aas"), List.of(), "+3280035243", List.of(Language.FR), Duration.ofMinutes(10),
                Optional.of(new Closing(Optional.empty(), "closed")), new TreeMap<>());

        assertThat(PlanInAsterisk.of(new PbxPlan(List.of(line), List.of(), List.of(), Set.of())).entries())
                .containsEntry("line/aas/closing", "0,closed");
    }

    @Test
    void memberAtHome() {
        PlanInAsterisk plan = plan(home(12, "+32470123456", Optional.empty(), FR, NL));

        assertThat(plan.entries()).containsExactlyInAnyOrderEntriesOf(
                Map.of("reach/r12", "home", "home/r12", "+32470123456", "wrapup/r12", "30"));
        assertThat(plan.reachable()).containsExactly(Map.entry("reach-r12", "NOT_INUSE"));
        assertThat(plan.memberships().values())
                .extracting(m -> m.place().queue(), m -> m.place().memberInterface(), PlanInAsterisk.Membership::memberName,
                        PlanInAsterisk.Membership::stateInterface)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("aas-fr", "Local/r12@responder/nm", "r12", "hint:r12@hints"),
                        org.assertj.core.groups.Tuple.tuple("aas-nl", "Local/r12@responder/nm", "r12", "hint:r12@hints"));
    }

    @Test
    void homeNumberIsThereOnlyWhileItMayBeRung() {
        assertThat(plan(home(12, "+32470123456", Optional.empty())).entries()).isEmpty();
        assertThat(plan(softphone(12, FR)).entries()).doesNotContainKey("home/r12");
    }

    @Test
    void softphoneWithItsAccount() {
        PlanInAsterisk plan = plan(softphone(12, FR));

        assertThat(plan.entries()).containsEntry("reach/r12", "softphone").containsKeys("sip/endpoint/web-r12", "sip/aor/web-r12",
                "sip/auth/web-r12");
        assertThat(plan.entries().get("sip/auth/web-r12")).contains(MD5).contains("\"username\":\"web-r12\"")
                .contains("\"realm\":\"permanence\"");
        assertThat(plan.reachable()).containsEntry("reach-r12", "UNAVAILABLE");
        // An AMI line is cut at 1024 characters.
        assertThat(plan.entries().values()).allSatisfy(value -> assertThat(value).hasSizeLessThan(900));
    }

    @Test
    void whoMayRecordAnnouncementsMayDoItFromTheirPhonesAndNobodyElse() {
        Member atDesk = new Member(MemberId.ofResponder(14), new Reach.DeskPhone("101"), Set.of(FR), Duration.ZERO, Optional.empty(), true,
                Optional.empty());
        assertThat(plan(atDesk, softphone(12, FR)).entries()).containsEntry("recorder/web-r14", "1").containsEntry("recorder/desk-101", "1")
                .doesNotContainKey("recorder/web-r12");
        assertThat(words(plan(softphone(12, FR)).stepsFrom(plan(atDesk, softphone(12, FR))))).contains("delete recorder/desk-101",
                "delete recorder/web-r14");
    }

    @Test
    void samePlanTwiceChangesNothing() {
        PlanInAsterisk plan = plan(home(12, "+32470123456", Optional.of("lunch"), FR), softphone(13, FR, NL));

        assertThat(plan.stepsFrom(NOTHING)).isNotEmpty();
        assertThat(plan.stepsFrom(plan)).isEmpty();
    }

    @Test
    void wayToAMemberIsThereBeforeTheQueueRingsThem() {
        assertThat(words(plan(home(12, "+32470123456", Optional.empty(), FR)).stepsFrom(NOTHING)))
                .containsExactly("put home/r12", "put wrapup/r12", "put reach/r12", "state reach-r12 NOT_INUSE", "add r12 to aas-fr");
    }

    @Test
    void memberLeavesTheQueueBeforeTheWayToThemGoes() {
        assertThat(words(plan().stepsFrom(plan(home(12, "+32470123456", Optional.empty(), FR)))))
                .containsExactly("remove Local/r12@responder/nm from aas-fr", "state reach-r12 UNAVAILABLE", "delete reach/r12",
                        "delete wrapup/r12", "delete home/r12");
    }

    @Test
    void atTheChangeOfShiftTheNewComeInBeforeTheOldGo() {
        List<String> words =
                words(plan(home(13, "+32470000013", Optional.empty(), FR)).stepsFrom(plan(home(12, "+32470123456", Optional.empty(), FR))));

        assertThat(words.indexOf("add r13 to aas-fr")).isLessThan(words.indexOf("remove Local/r12@responder/nm from aas-fr"))
                .isNotNegative();
    }

    @Test
    void homeNumberChanges() {
        assertThat(
                words(plan(home(12, "+32470999999", Optional.empty(), FR)).stepsFrom(plan(home(12, "+32470123456", Optional.empty(), FR)))))
                .containsExactly("put home/r12");
    }

    @Test
    void fromHomeToBrowser() {
        assertThat(words(plan(softphone(12, FR)).stepsFrom(plan(home(12, "+32470123456", Optional.empty(), FR)))))
                .containsExactly("put sip/aor/web-r12", "put sip/auth/web-r12", "put sip/endpoint/web-r12", "put reach/r12",
                        "state reach-r12 UNAVAILABLE", "delete home/r12");
    }

    @Test
    void pauseAndItsReason() {
        PlanInAsterisk ready = plan(home(12, "+32470123456", Optional.empty(), FR));
        PlanInAsterisk paused = plan(home(12, "+32470123456", Optional.of("lunch"), FR));

        assertThat(words(paused.stepsFrom(ready))).containsExactly("pause Local/r12@responder/nm in aas-fr");
        assertThat(words(ready.stepsFrom(paused))).containsExactly("resume Local/r12@responder/nm in aas-fr");
    }

    @Test
    void whoWasAddedByHandIsRemoved() {
        var place = new PlanInAsterisk.Membership.Place("aas-fr", "PJSIP/somebody");
        var held = new PlanInAsterisk(new TreeMap<>(), new TreeMap<>(),
                new TreeMap<>(Map.of(place, new PlanInAsterisk.Membership(place, "Somebody", "PJSIP/somebody", Optional.empty()))));

        assertThat(words(plan().stepsFrom(held))).containsExactly("remove PJSIP/somebody from aas-fr");
    }

    @Test
    void statesOfTheDialplanAreLeftAlone() {
        var held = new PlanInAsterisk(new TreeMap<>(Map.of("Queue/PersistentMembers", "x", "registrar/contact/web-r1", "y")),
                new TreeMap<>(Map.of("busy-r12", "INUSE", "rest-r12", "BUSY")), new TreeMap<>());

        assertThat(plan().stepsFrom(held)).isEmpty();
    }

    @Test
    void stepsSayNoNumberAndNoCredential() {
        List<PlanInAsterisk.Step> steps = plan(home(12, "+32470123456", Optional.empty(), FR), softphone(13, FR)).stepsFrom(NOTHING);

        assertThat(steps.toString()).doesNotContain("470123456").doesNotContain(MD5);
    }

    private static PlanInAsterisk plan(Member... members) {
        return PlanInAsterisk.of(new PbxPlan(List.of(), List.of(members), List.of(), Set.of()));
    }

    private static Member home(long id, String number, Optional<String> pause, QueueName... queues) {
        return new Member(MemberId.ofResponder(id), new Reach.HomePhone(new PhoneNumber(number)), Set.of(queues), Duration.ofSeconds(30),
                pause, false, Optional.empty());
    }

    private static Member softphone(long id, QueueName... queues) {
        return new Member(MemberId.ofResponder(id), new Reach.Softphone(), Set.of(queues), Duration.ofSeconds(30), Optional.empty(),
                false, Optional.of(new SipCredential(MD5)));
    }

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static List<String> words(List<PlanInAsterisk.Step> steps) {
        return steps.stream().map(Object::toString).toList();
    }
}
