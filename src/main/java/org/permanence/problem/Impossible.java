package org.permanence.problem;

/**
 * Thrown by the constructor of a value that cannot be so. A request that holds it is refused with the reason and the field; anywhere else
 * it is a programming error.
 */
public final class Impossible extends IllegalArgumentException {

    private final transient Refusal refusal;

    public Impossible(Refusal refusal) {
        super(ProblemBody.of(refusal).detail());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
