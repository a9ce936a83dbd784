package org.permanence.lab;

import java.time.Instant;

/** Somebody outside who calls the line. */
public final class Caller extends Party<Caller> {

    private final String number;
    private volatile Passage passage;

    Caller(Carrier carrier, String number) {
        super(carrier);
        this.number = number;
    }

    /** Returns at once, while it rings. */
    public Caller dials(String line) {
        passage = carrier.call(number, line, "pbx");
        return this;
    }

    /** The same call from an address that is not the carrier's. */
    public Caller dialsFromElsewhere(String line) {
        passage = carrier.call(number, line, "stranger");
        return this;
    }

    /** The PBX would not take the call at all. */
    public Caller isRefused() {
        Wait.until(who() + " is refused", () -> passage.over() && !passage.answered());
        return this;
    }

    public Caller isAnswered() {
        leg();
        return this;
    }

    /** Nothing comes from this caller any more, who has not hung up. */
    public Caller fallsSilent() {
        leg();
        carrier.silence(passage, true);
        return this;
    }

    public Caller isHeardAgain() {
        carrier.silence(passage, false);
        return this;
    }

    public String number() {
        return number;
    }

    /** When this caller dialled. */
    public Instant since() {
        return passage.since();
    }

    /** Null while the call goes on. */
    public Instant ended() {
        return passage.ended();
    }

    public boolean over() {
        return passage != null && passage.over();
    }

    @Override
    Caller self() {
        return this;
    }

    @Override
    Passage passage() {
        return passage;
    }

    @Override
    String who() {
        return "the caller " + number;
    }
}
