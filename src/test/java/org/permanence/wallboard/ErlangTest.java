package org.permanence.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tables and examples in print. */
class ErlangTest {

    /**
     * The offered traffic at which a call has to wait with the probability given, to the hundredth of an erlang: two entries of a printed Erlang C table, as they were
     * found quoted in a worked example. The book itself was not at hand.
     */
    @ParameterizedTest
    @CsvSource({"8, 3.87, 0.05", "10, 4.08, 0.01"})
    void erlangCAsInPrintedTables(int servers, double erlangs, double waits) {
        assertThat(new Erlang.C(erlangs - 0.015, 60).probabilityOfWaiting(servers)).isLessThan(waits);
        assertThat(new Erlang.C(erlangs + 0.015, 60).probabilityOfWaiting(servers)).isGreaterThan(waits);
    }

    /** One server: the chance to wait is the load; two: a²/(2 + a), by the formula itself. */
    @Test
    void erlangCInClosedForm() {
        assertThat(new Erlang.C(0.7, 60).probabilityOfWaiting(1)).isCloseTo(0.7, within(1e-12));
        assertThat(new Erlang.C(1.5, 60).probabilityOfWaiting(2)).isCloseTo(1.5 * 1.5 / (2 + 1.5), within(1e-12));
        assertThat(new Erlang.C(2, 60).probabilityOfWaiting(2)).isEqualTo(1);
        assertThat(new Erlang.C(2.5, 300).averageWait(2)).isInfinite();
    }

    /**
     * A. Mandelbaum, S. Zeltyn, "The Palm/Erlang-A Queue, with Applications to Call Centers" (Technion, 2004), table 1: 50 agents, 48 calls a minute, a minute
     * each, patience two minutes; without abandonment and with it.
     */
    @Test
    void mandelbaumAndZeltynsExample() {
        Erlang.C patient = new Erlang.C(48, 60);
        assertThat(patient.averageWait(50)).isCloseTo(20.8, within(0.05));
        assertThat(patient.averageWait(50) * 48 / 60).as("queue").isCloseTo(17, within(0.5));

        Erlang.A impatient = new Erlang.A(48, 60, 120);
        assertThat(impatient.abandonment(50)).isCloseTo(0.031, within(0.0005));
        assertThat(impatient.averageWait(50)).isCloseTo(3.7, within(0.05));
        assertThat(impatient.averageQueue(50)).isCloseTo(3, within(0.5));
        assertThat(impatient.occupancy(50)).isCloseTo(0.93, within(0.005));
    }

    /** With callers who never lose patience the second model is the first. */
    @ParameterizedTest
    @CsvSource({"5, 300, 7, 20", "1.2, 600, 3, 60", "30, 180, 34, 30"})
    void withEndlessPatienceErlangAIsErlangC(double load, double handling, int agents, double within) {
        Erlang.C c = new Erlang.C(load, handling);
        Erlang.A a = new Erlang.A(load, handling, 1e7);
        assertThat(a.serviceLevel(agents, within)).isCloseTo(c.serviceLevel(agents, within), within(2e-4));
        assertThat(a.averageWait(agents)).isCloseTo(c.averageWait(agents), within(0.02 * c.averageWait(agents)));
    }

    /** What is answered in any time is what is not given up; what is answered at once is what meets somebody free. */
    @Test
    void theServiceLevelOfErlangAMeetsItsEnds() {
        Erlang.A a = new Erlang.A(6, 240, 90);
        assertThat(a.serviceLevel(5, 100_000)).isCloseTo(1 - a.abandonment(5), within(1e-6));
        assertThat(a.serviceLevel(5, 0)).isCloseTo(1 - a.probabilityOfWaiting(5), within(1e-9));
        assertThat(a.serviceLevel(5, 30)).isBetween(a.serviceLevel(5, 0), a.serviceLevel(5, 60));
    }

    @Test
    void theFewestWithWhomTheGoalIsMet() {
        Erlang.C c = new Erlang.C(2.5, 300);
        int agents = c.agents(0.8, 60);
        assertThat(c.serviceLevel(agents, 60)).isGreaterThanOrEqualTo(0.8);
        assertThat(c.serviceLevel(agents - 1, 60)).isLessThan(0.8);
        // 30 calls an hour of 5 minutes, 90 % answered at once: six people (the example of Wolfram Language's ErlangC).
        assertThat(c.agents(0.9, 0)).isEqualTo(6);
        assertThat(new Erlang.A(2.5, 300, 120).agents(0.8, 60)).isLessThanOrEqualTo(agents);
    }
}
