package org.permanence.lab;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A responder's telephone: at home, or on a desk of the centre. By itself it rings until somebody does something. A behaviour holds for the
 * ring going on and for those to come.
 */
public final class Phone extends Party<Phone> {

    /** @param shown the number that its display showed. @param ended null while it rings or talks */
    public record Ring(Instant since, String shown, boolean answered, Instant ended) {}

    private final String name;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();

    Phone(Carrier carrier, String name) {
        super(carrier);
        this.name = name;
    }

    /** Its home number, or {@code desk-101}. */
    public String name() {
        return name;
    }

    /** Every time that it rang, oldest first. */
    public List<Ring> rings() {
        return passages.stream().map(p -> new Ring(p.since(), p.shown(), p.answered(), p.ended())).toList();
    }

    /** Waits for it. */
    public Phone isRinging() {
        Wait.until(who() + " rings", this::ringing);
        return this;
    }

    public boolean ringing() {
        Passage last = passage();
        return last != null && !last.answered() && !last.over();
    }

    /** The ring that was going on has ended without an answer. */
    public Phone stopsRinging() {
        Wait.until(who() + " stops ringing", () -> !ringing());
        return this;
    }

    /** Waits until it rings, then lifts the receiver. */
    public Phone picksUp() {
        isRinging();
        carrier.answer(passage());
        leg();
        return this;
    }

    /** With the hold key of a desk phone: a re-INVITE on the wire, and no order to the PBX. */
    public Phone holds() {
        leg();
        carrier.hold(passage(), true);
        return this;
    }

    /** With the same key. */
    public Phone takesBack() {
        carrier.hold(passage(), false);
        return this;
    }

    /** A desk phone calls, as its own account. */
    public Phone dials(String extension) {
        passages.add(carrier.call(name, extension, name));
        return this;
    }

    /** Unregisters like a browser whose page is closed, without telling the PBX about its current call. */
    public Phone goesAway() {
        carrier.unregister(name);
        return this;
    }

    /** Its network fails during a call: it sends nothing more. */
    public Phone fallsSilent() {
        carrier.silence(passage(), true);
        return this;
    }

    public Phone comesBack() {
        carrier.registerAgain(name);
        return this;
    }

    /** Nobody is there, and nothing answers. */
    public Phone doesNotAnswer() {
        return behaves("rings");
    }

    public Phone isBusy() {
        return behaves("busy");
    }

    /** Switched off, or without network. */
    public Phone isUnreachable() {
        return behaves("unreachable");
    }

    public Phone declines() {
        behaves("declines");
        if (ringing()) {
            carrier.hangUp(passage(), 21);
        }
        return this;
    }

    /** A machine picks up after a second, and talks. */
    public Phone letsVoicemailAnswer() {
        return behaves("voicemail");
    }

    /** A person picks up after a second, listens for another, and presses 1. */
    public Phone accepts() {
        return behaves("accepts");
    }

    /** The same with another key. */
    public Phone refuses() {
        return behaves("refuses");
    }

    /** One of the extensions of the carrier's context {@code phone}. */
    public Phone behaves(String how) {
        carrier.behave(name, how);
        return this;
    }

    void rings(Passage passage) {
        passages.add(passage);
    }

    Passage passageOf(String leg) {
        return passages.stream().filter(p -> p.leg().toString().equals(leg)).findFirst().orElse(null);
    }

    /** As new. */
    void forget() {
        passages.clear();
    }

    @Override
    Phone self() {
        return this;
    }

    @Override
    Passage passage() {
        return passages.isEmpty() ? null : passages.getLast();
    }

    @Override
    String who() {
        return "the phone " + name;
    }
}
