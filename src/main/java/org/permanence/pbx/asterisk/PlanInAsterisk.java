package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.permanence.pbx.Language;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;

/**
 * A plan as Asterisk holds it, and the steps from Asterisk's present state to it. Pure: rendering and comparing, no I/O. The forms are
 * those of {@code asterisk-config/README.md}.
 *
 * @param entries     AstDB, {@code family/key} to value; the plan owns the families of {@link #FAMILIES} completely
 * @param reachable   the custom device state {@code reach-<member>} of each member in the plan
 * @param memberships the members of each queue
 */
record PlanInAsterisk(SortedMap<String, String> entries, SortedMap<String, String> reachable,
        SortedMap<Membership.Place, Membership> memberships) {

    /** The AstDB families that the plan owns completely: an entry that is not in the plan is deleted. */
    static final List<String> FAMILIES = List.of("outbound", "recorder", "sip", "home", "wrapup", "reach", "line", "hours", "did");
    static final String DEVICE_STATES = "CustomDevstate";
    private static final String REACH_STATE = "reach-";
    private static final String NOT_INUSE = "NOT_INUSE";
    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");

    PlanInAsterisk {
        entries = new TreeMap<>(entries);
        reachable = new TreeMap<>(reachable);
        memberships = new TreeMap<>(memberships);
    }

    /**
     * @param place          the queue and the member's interface in it
     * @param stateInterface the device state that decides whether the member may be rung
     * @param pause          the reason, when paused
     */
    record Membership(Place place, String memberName, String stateInterface, Optional<String> pause) {

        /** Both as Asterisk spells them, so that entries that somebody added by hand can be removed too. */
        record Place(String queue, String memberInterface) implements Comparable<Place> {
            @Override
            public int compareTo(Place other) {
                return Comparator.comparing(Place::queue).thenComparing(Place::memberInterface).compare(this, other);
            }
        }
    }

    static PlanInAsterisk of(PbxPlan plan) {
        SortedMap<String, String> entries = new TreeMap<>();
        SortedMap<String, String> reachable = new TreeMap<>();
        SortedMap<Membership.Place, Membership> memberships = new TreeMap<>();
        plan.lines().forEach(line -> line(line, entries));
        plan.allowedPrefixes().forEach(prefix -> entries.put("outbound/allow/" + prefix, "1"));
        plan.deskPhones().forEach(phone -> account("desk-" + phone.phone(), phone.credential(), false, entries));
        for (PbxPlan.Member member : plan.members()) {
            member(member, entries, reachable);
            for (QueueName queue : member.queues()) {
                var place = new Membership.Place(queue.toString(), Channels.interfaceOf(member.id()));
                memberships.put(place, new Membership(place, member.id().value(), Channels.stateInterfaceOf(member.id()), member.pause()));
            }
        }
        return new PlanInAsterisk(entries, reachable, memberships);
    }

    private static void line(PbxPlan.Line line, Map<String, String> entries) {
        line.numbers().forEach(number -> entries.put("did/" + number, line.code().value()));
        String family = "line/" + line.code() + "/";
        entries.put(family + "number", line.presented());
        entries.put(family + "languages", line.languages().stream().map(Language::code).collect(Collectors.joining(",")));
        entries.put(family + "maxwait", Long.toString(line.maximumWait().toSeconds()));
        line.closing().ifPresent(closing -> entries.put(family + "closing",
                closing.until().map(Instant::getEpochSecond).orElse(0L) + "," + closing.announcement()));
        line.hours().forEach((date, day) -> hours(day)
                .ifPresent(hours -> entries.put("hours/" + line.code() + "/" + DateTimeFormatter.BASIC_ISO_DATE.format(date), hours)));
    }

    /** Empty for an ordinary closed day, which has no entry in AstDB. */
    private static Optional<String> hours(PbxPlan.Day day) {
        if (!day.open().isEmpty()) {
            return Optional
                    .of(day.open().stream().map(span -> HOUR.format(span.from()) + "-" + end(span.to())).collect(Collectors.joining(",")));
        }
        return day.closedAnnouncement().map(announcement -> "closed," + announcement);
    }

    private static String end(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) ? "2400" : HOUR.format(to);
    }

    private static void member(PbxPlan.Member member, Map<String, String> entries, Map<String, String> reachable) {
        MemberId id = member.id();
        boolean onDuty = !member.queues().isEmpty();
        member.softphone().ifPresent(credential -> account("web-" + id, credential, true, entries));
        if (member.mayRecord()) {
            entries.put("recorder/web-" + id, "1");
            if (member.reach() instanceof Reach.DeskPhone(String phone)) {
                entries.put("recorder/desk-" + phone, "1");
            }
        }
        switch (member.reach()) {
            case Reach.Softphone _ -> {
                entries.put("reach/" + id, "softphone");
                // Its own registration decides when it can be rung.
                reachable.put(REACH_STATE + id, UNAVAILABLE);
            }
            case Reach.DeskPhone desk -> {
                entries.put("reach/" + id, "desk/" + desk.phone());
                reachable.put(REACH_STATE + id, NOT_INUSE);
            }
            // A home number is at the PBX only while it may be rung.
            case Reach.HomePhone home when onDuty -> {
                entries.put("reach/" + id, "home");
                entries.put("home/" + id, home.number().e164());
                reachable.put(REACH_STATE + id, NOT_INUSE);
            }
            case Reach.HomePhone _ -> reachable.put(REACH_STATE + id, UNAVAILABLE);
        }
        if (onDuty && member.wrapUp().compareTo(Duration.ZERO) > 0) {
            entries.put("wrapup/" + id, Long.toString(member.wrapUp().toSeconds()));
        }
    }

    /**
     * A SIP account as sorcery keeps one in AstDB (README, SIP accounts). Each value stays well under the 1024 characters of an AMI line.
     */
    private static void account(String name, SipCredential credential, boolean browser, Map<String, String> entries) {
        entries.put("sip/endpoint/" + name, SipAccounts.endpoint(name, browser));
        entries.put("sip/aor/" + name, SipAccounts.aor(browser));
        entries.put("sip/auth/" + name, SipAccounts.auth(name, credential));
    }

    /**
     * The steps from {@code held} to this plan, in an order that is safe for callers at any interruption. A member is in a queue only while
     * AstDB says how to reach them. Members are added before others are removed, so that no caller hears "nobody is on duty" in between.
     *
     * @param held the present state of Asterisk: {@code entries} of {@link #FAMILIES}, {@code reachable} all custom device states
     */
    List<Step> stepsFrom(PlanInAsterisk held) {
        List<Step> steps = new ArrayList<>();
        for (String family : FAMILIES) {
            within(entries, family).forEach((key, value) -> {
                if (!Objects.equals(held.entries.get(key), value)) {
                    steps.add(new Step.Put(key, value));
                }
            });
        }
        reachable.forEach((state, value) -> {
            if (!value.equals(held.reachable.get(state))) {
                steps.add(new Step.SetState(state, value));
            }
        });
        memberships.forEach((place, wanted) -> {
            Membership now = held.memberships.get(place);
            if (now != null && (!now.memberName.equals(wanted.memberName) || !now.stateInterface.equals(wanted.stateInterface))) {
                steps.add(new Step.Remove(place));
                now = null;
            }
            if (now == null) {
                steps.add(new Step.Add(wanted));
            } else if (!now.pause.equals(wanted.pause)) {
                steps.add(new Step.Pause(place, wanted.pause));
            }
        });
        held.memberships.keySet().stream().filter(place -> !memberships.containsKey(place)).map(Step.Remove::new).forEach(steps::add);
        held.reachable.forEach((state, value) -> {
            if (state.startsWith(REACH_STATE) && !reachable.containsKey(state) && !value.equals(UNAVAILABLE)) {
                steps.add(new Step.SetState(state, UNAVAILABLE));
            }
        });
        for (String family : FAMILIES.reversed()) {
            within(held.entries, family).keySet().stream().filter(key -> !entries.containsKey(key)).map(Step.Delete::new)
                    .forEach(steps::add);
        }
        return steps;
    }

    private static SortedMap<String, String> within(SortedMap<String, String> entries, String family) {
        return entries.subMap(family + "/", family + "0");
    }

    /** One change at the PBX. {@link #toString()} is for logs: keys only, never values, which may be numbers or credentials. */
    sealed interface Step {

        record Put(String key, String value) implements Step {
            @Override
            public String toString() {
                return "put " + key;
            }
        }

        record Delete(String key) implements Step {
            @Override
            public String toString() {
                return "delete " + key;
            }
        }

        /** @param state without its {@code Custom:} */
        record SetState(String state, String value) implements Step {
            @Override
            public String toString() {
                return "state " + state + " " + value;
            }
        }

        record Add(Membership membership) implements Step {
            @Override
            public String toString() {
                return "add " + membership.memberName + " to " + membership.place.queue;
            }
        }

        record Pause(Membership.Place place, Optional<String> reason) implements Step {
            @Override
            public String toString() {
                return (reason.isPresent() ? "pause " : "resume ") + place.memberInterface + " in " + place.queue;
            }
        }

        record Remove(Membership.Place place) implements Step {
            @Override
            public String toString() {
                return "remove " + place.memberInterface + " from " + place.queue;
            }
        }
    }
}
