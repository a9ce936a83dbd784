package org.permanence.pbx.asterisk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Ami;
import org.permanence.lab.CallInHand;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;
import org.permanence.pbx.Language;

/**
 * Makes the files of {@code day/} for {@link DayToldTest}, from the real PBX: a day on which calls do all that calls do.
 * No test: run it when the dialplan tells something new ({@code -Dtest=DayRecorder}), on a machine that has time.
 */
class DayRecorder {

    private static final String LINE = "080035243";
    private static final Path RESULT = Path.of("src/test/resources/org/permanence/pbx/asterisk/day");
    /** What {@link AmiReading} reads; a day has twenty times as many others. */
    private static final Set<String> READ =
            Set.of("UserEvent", "QueueCallerJoin", "QueueCallerAbandon", "AgentRingNoAnswer", "AgentConnect",
                    "AgentComplete", "Hold", "Unhold", "HangupRequest", "Hangup");
    private static final Set<String> FIELDS = Set.of("Event", "Timestamp", "Channel", "Uniqueid", "Linkedid", "DestChannel", "DestUniqueid",
            "Queue", "Position", "HoldTime", "Reason", "MemberName", "ChanVariable", "Language", "UserEvent", "CallId", "Line", "Caller",
            "Chosen", "Ring", "Member", "Reach", "Status", "Until", "After", "Third", "Leg", "To", "From", "Cause");

    @Test
    void record() throws IOException {
        try (Lab lab = Lab.start()) {
            new Day(lab).happens();
            await().until(lab.pbx()::isQuiet);
            Files.createDirectories(RESULT);
            Files.writeString(RESULT.resolve("events.ami"), lab.pbx().events().stream().filter(event -> READ.contains(event.name()))
                    .map(DayRecorder::text).collect(Collectors.joining("\n")));
            Files.writeString(RESULT.resolve("events.csv"), Files.readString(lab.pbx().logFolder().resolve("cel/events.csv")));
            Files.writeString(RESULT.resolve("queue_log"), Files.readString(lab.pbx().logFolder().resolve("queue_log")));
        }
    }

    private static String text(Ami.Event event) {
        return event.fields().entrySet().stream().filter(field -> FIELDS.contains(field.getKey()))
                .flatMap(field -> List.of(field.getValue().split("\n", -1)).stream().map(value -> Map.entry(field.getKey(), value)))
                .map(field -> field.getKey() + ": " + field.getValue() + "\n").collect(Collectors.joining());
    }

    private static final class Day {

        private final Lab lab;
        private final Phone ann;
        private final Phone bob;
        private final Phone service;
        private int callers = 10;

        Day(Lab lab) {
            this.lab = lab;
            this.ann = lab.homePhone("+3222222201");
            this.bob = lab.homePhone("+3222222202");
            this.service = lab.homePhone("+3222222299");
        }

        private Caller dials() {
            return lab.caller("+324701111" + callers++).dials(LINE);
        }

        private Caller french() {
            return dials().presses("1");
        }

        private Caller talks() {
            Caller caller = french();
            ann.picksUp().presses("1");
            return caller.isConnectedTo(ann);
        }

        private CallInHand anns() {
            return lab.pbx().callOf("r1");
        }

        private void over(Caller caller) {
            caller.gotHungUp(Duration.ofSeconds(20));
            free();
        }

        private void free() {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !lab.pbx().console("database show CustomDevstate").matches("(?s).*(busy|rest)-r\\d +: +(INUSE|BUSY).*"));
        }

        void happens() {
            lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
            // Before the hours.
            Caller early = dials();
            over(early);

            lab.plan().open("aas");
            Caller nobody = french();
            over(nobody);

            lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
            lab.plan().put("wrapup", "r1", "3");
            dials().isAnswered().hangsUp();

            // Gives up while it rings; then a voicemail, a refusal, a busy line, and a human.
            Caller gaveUp = french();
            ann.isRinging();
            gaveUp.hangsUp();
            ann.stopsRinging();
            free();
            ann.letsVoicemailAnswer();
            Caller patient = french();
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.pbx().told("HomeSilent").size() == 1);
            ann.refuses();
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.pbx().told("HomeRefused").size() == 1);
            ann.isBusy();
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.pbx().told("RingFailed").size() == 1);
            ann.doesNotAnswer();
            ann.picksUp().presses("1");
            patient.isConnectedTo(ann).hangsUp();
            free();

            // On hold, a third person who leaves again, and the responder hangs up.
            Caller held = talks();
            anns().hold();
            held.hearsMusic();
            anns().takeBack();
            held.isConnectedTo(ann);
            anns().bringIn(service.name());
            service.picksUp();
            held.isInOneRoomWith(ann, service);
            service.hangsUp();
            held.isConnectedTo(ann);
            anns().hold();
            held.hearsMusic();
            anns().takeBack();
            held.isConnectedTo(ann);
            ann.hangsUp();
            over(held);

            // A third person does not answer, another keeps the call.
            Caller kept = talks();
            service.isBusy();
            anns().askFirst(service.name());
            await().until(() -> lab.pbx().told("ThirdFailed").size() == 1);
            service.doesNotAnswer();
            anns().askFirst(service.name());
            service.picksUp();
            service.isConnectedTo(ann);
            anns().leave();
            kept.isConnectedTo(service);
            service.hangsUp();
            over(kept);

            // Ready before the wrap-up is over, and a wrap-up that is made longer.
            Caller quick = talks();
            quick.hangsUp();
            await().until(() -> lab.pbx().console("database show CustomDevstate rest-r1").contains("BUSY"));
            lab.plan().deviceState("rest-r1", "INVALID");
            free();
            Caller slow = talks();
            slow.hangsUp();
            await().until(() -> lab.pbx().console("database show CustomDevstate rest-r1").contains("BUSY"));
            lab.plan().put("resting", "r1", "" + (System.currentTimeMillis() / 1000 + 6));
            free();

            // Given to Bob, who accepts; then to Bob, who does not, and the caller is answered again.
            lab.plan().onDutyAtHome("r2", bob.name());
            lab.plan().put("wrapup", "r2", "2");
            Caller given = talks();
            anns().transfer("r2");
            bob.picksUp().presses("1");
            given.isConnectedTo(bob);
            bob.hangsUp();
            over(given);
            Caller back = talks();
            bob.isBusy();
            anns().transfer("r2");
            ann.gotHungUp();
            ann.picksUp().presses("1");
            back.isConnectedTo(ann).hangsUp();
            free();
            bob.doesNotAnswer();

            // A colleague as a third person, who has a wrap-up too; then a regain.
            Caller three = talks();
            anns().bringIn("r2");
            bob.picksUp().presses("1");
            three.isInOneRoomWith(ann, bob);
            bob.hangsUp();
            three.isConnectedTo(ann);
            anns().regain("r1");
            ann.gotHungUp();
            ann.picksUp().presses("1");
            three.isConnectedTo(ann).hangsUp();
            free();

            // Two at once: the second waits until the wrap-up of the first is over; a third is given to Bob out of the queue.
            Caller first = talks();
            Caller second = french();
            await().until(() -> lab.pbx().console("queue show aas-fr").contains("has 1 calls"));
            Caller third = french();
            await().until(() -> lab.pbx().console("queue show aas-fr").contains("has 2 calls"));
            lab.pbx().waitingCall(lab.pbx().events("QueueCallerJoin").size() - 1).transfer("r2");
            bob.picksUp().presses("1");
            third.isConnectedTo(bob);
            first.hangsUp();
            ann.picksUp().presses("1");
            second.isConnectedTo(ann);
            third.hangsUp();
            second.hangsUp();
            free();

            // Nobody in the caller's language any more: moved, and gives up there; then one who waits too long.
            Caller moved = french();
            ann.isRinging();
            lab.plan().onDutyAtHome("r2", bob.name(), "aas-nl");
            lab.plan().offDuty("r1", "aas-fr");
            bob.isRinging();
            moved.hangsUp();
            bob.stopsRinging();
            free();
            lab.plan().put("line/aas", "maxwait", "3");
            Caller tooLong = dials().presses("2");
            tooLong.hears("overflow", Language.NL, Duration.ofSeconds(30));
            over(tooLong);
            bob.stopsRinging();
        }
    }
}
