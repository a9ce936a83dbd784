package org.permanence.lab;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.permanence.pbx.Language;

/**
 * A person at a telephone on the carrier's side: what they hear and do while on a call. Sentences wait until they are true, with a bound.
 */
public abstract class Party<SELF extends Party<SELF>> {

    /** A sound may begin a few samples before the one before it is all played. */
    private static final int SLACK = Sound.RATE / 10;

    final Carrier carrier;
    private Leg listening;
    private long heardUpTo;

    Party(Carrier carrier) {
        this.carrier = carrier;
    }

    abstract SELF self();

    /** Their present or last call, null before the first. */
    abstract Passage passage();

    abstract String who();

    Leg leg() {
        Wait.until(who() + " is on the line", () -> passage() != null && passage().answered());
        Leg leg = carrier.leg(passage().leg());
        if (leg != listening) {
            listening = leg;
            heardUpTo = 0;
        }
        return leg;
    }

    /** Keys, one after another; not before the other side was heard, as nobody does, and as RTP needs to learn who speaks. */
    public SELF presses(String keys) {
        Leg leg = leg();
        Wait.until(who() + " hears something", () -> leg.samplesHeard() > Sound.RATE / 5);
        for (char key : keys.toCharArray()) {
            carrier.press(passage(), key);
        }
        return self();
    }

    public SELF hangsUp() {
        Wait.until(who() + " has a call to end", () -> passage() != null);
        carrier.hangUp(passage(), 16);
        return self();
    }

    /** The other side ended it. */
    public SELF gotHungUp() {
        return gotHungUp(Wait.PATIENCE);
    }

    public SELF gotHungUp(Duration within) {
        Wait.until(who() + " is hung up on", within, () -> passage() != null && passage().over());
        return self();
    }

    /** The whole announcement, after earlier sounds. */
    public SELF hears(String announcement, Language language) {
        return hears(announcement, language, Wait.PATIENCE);
    }

    public SELF hears(String announcement, Language language, Duration within) {
        Leg leg = leg();
        short[] wanted = carrier.announcements().sound(announcement, language);
        long[] searched = {Math.max(0, heardUpTo)};
        Wait.until(who() + " hears " + announcement + " in " + language, within, () -> {
            short[] heard = leg.heardFrom(searched[0]);
            OptionalInt end = Sound.endOf(wanted, heard, 0);
            if (end.isPresent()) {
                heardUpTo = searched[0] + end.getAsInt() - SLACK;
            } else {
                // what was searched need not be searched again, but for the announcement that has begun
                searched[0] = Math.max(searched[0], searched[0] + heard.length - wanted.length - Sound.RATE / 2);
            }
            return end.isPresent();
        });
        return self();
    }

    /** The digits from 1 to 9 that are said next, after earlier sounds. */
    public String hearsDigits(int count, Language language) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < count) {
            Leg leg = leg();
            long from = Math.max(0, heardUpTo);
            int[] next = new int[1];
            Wait.until(who() + " hears a digit after \"" + digits + "\"", () -> {
                short[] heard = leg.heardFrom(from);
                OptionalInt first = OptionalInt.empty();
                for (int digit = 1; digit <= 9; digit++) {
                    OptionalInt end = Sound.endOf(carrier.announcements().sound("digits-" + digit, language), heard, 0);
                    if (end.isPresent() && (first.isEmpty() || end.getAsInt() < first.getAsInt())) {
                        first = end;
                        next[0] = digit;
                    }
                }
                first.ifPresent(end -> heardUpTo = from + end - SLACK);
                return first.isPresent();
            });
            digits.append(next[0]);
        }
        return digits.toString();
    }

    /** Whether the announcement was heard since the beginning of the call. */
    public boolean hasHeard(String announcement, Language language) {
        return Sound.endOf(carrier.announcements().sound(announcement, language), leg().heardFrom(0), 0).isPresent();
    }

    /** Only with the laboratory's own hold music, a chord. */
    public SELF hearsMusic() {
        Leg leg = leg();
        Wait.until(who() + " hears music", () -> leg.hears(Lab.MUSIC));
        return self();
    }

    /** Each hears the other. */
    public SELF isConnectedTo(Party<?> other) {
        Leg mine = leg();
        Leg theirs = other.leg();
        Wait.until(who() + " hears " + other.who(), () -> mine.hears(theirs.tone));
        Wait.until(other.who() + " hears " + who(), () -> theirs.hears(mine.tone));
        return self();
    }

    /** All three at once: each hears both others. */
    public SELF isInOneRoomWith(Party<?> second, Party<?> third) {
        List<Party<?>> room = List.of(this, second, third);
        for (Party<?> listener : room) {
            Leg ear = listener.leg();
            for (Party<?> speaker : room) {
                if (speaker != listener) {
                    int tone = speaker.leg().tone;
                    Wait.until(listener.who() + " hears " + speaker.who() + " among others", () -> ear.hearsAmongOthers(tone));
                }
            }
        }
        return self();
    }

    /** Hears the wearer of a browser's headset, alone or among others. */
    public SELF hearsTheHeadset() {
        Leg leg = leg();
        Wait.until(who() + " hears the browser's headset", () -> leg.hearsAmongOthers(DeskPage.VOICE));
        return self();
    }

    /** A network's ring tone. */
    public SELF hearsItRing() {
        Leg leg = leg();
        Wait.until(who() + " hears it ring", () -> leg.hears(Lab.RINGING));
        return self();
    }

    /** The own voice, played back. */
    public SELF hearsOneself() {
        Leg leg = leg();
        Wait.until(who() + " hears the own voice", () -> leg.hears(leg.tone));
        return self();
    }

    /** Silence, for a while already. */
    public SELF hearsNothing() {
        Leg leg = leg();
        Wait.until(who() + " hears nothing", leg::silent);
        return self();
    }

    /** Keys pressed by the other side, as a telephone menu would take them. */
    public SELF isTyped(String keys) {
        leg();
        Wait.until(who() + " is typed " + keys, () -> passage().keys().equals(keys));
        return self();
    }

    /** Hears the other's voice, from any time of the call. */
    public SELF hearsTheVoiceOf(Party<?> other) {
        Leg mine = leg();
        Leg theirs = other.leg();
        Wait.until(who() + " hears the voice of " + other.who(), () -> mine.hears(theirs.tone));
        return self();
    }

    /** Now, alone or among others. */
    public boolean isHearing(Party<?> other) {
        return leg().hearsAmongOthers(other.leg().tone);
    }

    public boolean onCall() {
        Passage passage = passage();
        return passage != null && passage.answered() && !passage.over();
    }
}
