package org.permanence.call;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.permanence.pbx.MemberId;

/**
 * The passing state of a call beside its parts: a third person, a transfer, a return to the queue, a call for help. It ends with the call;
 * the journal keeps the facts.
 *
 * @param backInQueue since when a caller who had been answered waits for another responder
 * @param muted members whom the PBX mutes
 * @param phoneHold a hold by a responder's telephone
 * @param silentSince when the PBX told that no sound comes from the caller
 */
public record Room(Optional<Third> third, Optional<Move> move, Optional<Instant> backInQueue, Optional<Help> help, Set<MemberId> muted,
        Optional<PhoneHold> phoneHold, Optional<Instant> silentSince) {

    static final Room EMPTY = new Room(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(),
            Optional.empty());

    public Room {
        muted = Set.copyOf(muted);
    }

    /** @param by the coordinator who comes, empty until somebody does */
    public record Help(MemberId asked, Instant since, Optional<String> by) {}

    /** @param who empty: a number outside the line @param since start of the stage */
    public record Third(Optional<MemberId> who, Stage stage, MemberId by, Instant since) {
        public Third {
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(since, "since");
        }
    }

    /** @param alone the call's room does not hold the caller too */
    public record PhoneHold(MemberId by, boolean alone) {}

    public enum Stage { RINGING, TALKING, FAILED }

    /**
     * The caller is with nobody and about to reach somebody.
     * @param from empty: out of the queue
     * @param to empty: a number outside the line
     */
    public record Move(Kind kind, Optional<MemberId> from, Optional<MemberId> to, Instant since) {
        public Move {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(since, "since");
        }
    }

    public enum Kind { TRANSFER, REGAIN }

    boolean empty() {
        return equals(EMPTY);
    }

    Room withThird(Optional<Third> changed) {
        return new Room(changed, move, backInQueue, help, muted, phoneHold, silentSince);
    }

    Room withMove(Optional<Move> changed) {
        return new Room(third, changed, backInQueue, help, muted, phoneHold, silentSince);
    }

    /** The caller waits again for any responder. */
    Room queued(Instant at) {
        return new Room(third, Optional.empty(), backInQueue.or(() -> Optional.of(at)), help, muted, phoneHold, silentSince);
    }

    /** This responder now has the caller. */
    Room taken(MemberId member) {
        return new Room(third.filter(t -> !t.who().equals(Optional.of(member))), Optional.empty(), Optional.empty(), help, muted,
                phoneHold, silentSince);
    }

    Room withHelp(Optional<Help> changed) {
        return new Room(third, move, backInQueue, changed, muted, phoneHold, silentSince);
    }

    Room withMuted(MemberId member, boolean silent) {
        Set<MemberId> changed = new HashSet<>(muted);
        if (silent) {
            changed.add(member);
        } else {
            changed.remove(member);
        }
        return new Room(third, move, backInQueue, help, changed, phoneHold, silentSince);
    }

    Room withPhoneHold(MemberId by, boolean alone) {
        return new Room(third, move, backInQueue, help, muted, Optional.of(new PhoneHold(by, alone)), silentSince);
    }

    Room withoutPhoneHold() {
        return new Room(third, move, backInQueue, help, muted, Optional.empty(), silentSince);
    }

    Room silent(Instant at) {
        return new Room(third, move, backInQueue, help, muted, phoneHold, silentSince.or(() -> Optional.of(at)));
    }

    Room heard() {
        return new Room(third, move, backInQueue, help, muted, phoneHold, Optional.empty());
    }

    Room roomHolds() {
        return phoneHold.map(h -> withPhoneHold(h.by, false)).orElse(this);
    }

    Room onlyPhoneHolds() {
        return phoneHold.map(h -> withPhoneHold(h.by, true)).orElse(this);
    }
}
