package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with published tables and examples, and with a direct simulation of the line. */
class ErlangTest {

    /**
     * Two entries of a printed Erlang C table, the offered traffic at which a share of calls has to wait, to the hundredth of an erlang;
     * and what follows from them: the share of those who wait longer than a mean call. Seen in "Table C" (Scribd document 831962299), an
     * appendix of a book on the radio system TETRA that reads these entries off the table on its next page for an example of 8 channels.
     */
    @ParameterizedTest
    @CsvSource({"8, 3.87, 0.05, 0.016", "10, 4.08, 0.01, 0.0022"})
    void erlangCAsInAPrintedTable(int servers, double erlangs, double waits, double longerThanACall) {
        assertThat(new Erlang.C(erlangs - 0.015, 60).probabilityOfWaiting(servers)).isLessThan(waits);
        assertThat(new Erlang.C(erlangs + 0.015, 60).probabilityOfWaiting(servers)).isGreaterThan(waits);
        // The book keeps the traffic of 3.87 erlangs when it adds two channels.
        Erlang.C line = new Erlang.C(3.87, 60);
        assertThat((1 - line.serviceLevel(servers, 60)) / line.probabilityOfWaiting(servers)).isCloseTo(longerThanACall, within(0.0005));
    }

    /**
     * 100 calls in half an hour, three minutes each: the example that the README of the R package ErlangC 0.1.0 (CRAN, 2024) and that of
     * the Python package pyworkforce 0.1.0 (PyPI) print with the same digits, two programs by different people; and the second row of the R
     * package's search.
     */
    @Test
    void erlangCAsTwoPublishedProgramsPrintIt() {
        Erlang.C line = new Erlang.C(100 * 180 / 1800.0, 180);
        assertThat(line.probabilityOfWaiting(14)).isCloseTo(0.1741319335950498, within(1e-12));
        assertThat(line.serviceLevel(14, 20)).isCloseTo(0.8883500191794669, within(1e-12));
        assertThat(line.averageWait(14)).isCloseTo(7.83593701177724, within(1e-10));
        assertThat(line.agents(0.8, 20)).isEqualTo(14);
        assertThat(line.probabilityOfWaiting(11)).isCloseTo(0.6821182, within(5e-8));
        assertThat(line.serviceLevel(11, 20)).isCloseTo(0.3896138, within(5e-8));
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
     * A. Mandelbaum, S. Zeltyn, "The Palm/Erlang-A Queue, with Applications to Call Centers" (Technion): 50 agents, 48 calls a minute, a
     * minute each, patience two minutes. 3.1 % who give up, 3.7 s and 93 % were seen quoted in the README of mathieutellene/shiftmesh
     * (GitHub), whose program reproduces them too, its parameters in Zinnov's "Introduction to Erlang"; the paper itself was not at hand.
     * The same case is played through below.
     */
    @Test
    void mandelbaumAndZeltynsExample() {
        Erlang.A impatient = new Erlang.A(48, 60, 120);
        assertThat(impatient.abandonment(50)).isCloseTo(0.031, within(0.0005));
        assertThat(impatient.averageWait(50)).isCloseTo(3.7, within(0.05));
        assertThat(impatient.occupancy(50)).isCloseTo(0.93, within(0.005));
    }

    /**
     * No table of the second model (Erlang A) is available, so it is compared with the line itself, without any formula of {@link Erlang}:
     * calls arrive, end and are given up step by step until the state is stationary, and a caller behind each number of others is followed
     * second by second.
     */
    @ParameterizedTest
    @CsvSource({"48, 60, 120, 50, 20", "6, 240, 90, 5, 30", "2.5, 300, 120, 4, 60", "0.3, 600, 90, 1, 60", "9, 300, 40, 6, 45"})
    void erlangAIsTheLinePlayedThrough(double load, double handling, double patience, int agents, double within) {
        double arrivals = load / handling;
        int most = agents + 200;
        double fastest = arrivals + agents / handling + (most - agents) / patience;
        double[] calls = new double[most + 1];
        calls[0] = 1;
        for (int step = 0; step < 40 * fastest * Math.max(handling, patience); step++) {
            double[] next = new double[most + 1];
            for (int n = 0; n <= most; n++) {
                double comes = n < most ? arrivals / fastest : 0;
                double goes = (Math.min(n, agents) / handling + Math.max(0, n - agents) / patience) / fastest;
                next[n] += calls[n] * (1 - comes - goes);
                if (n < most) {
                    next[n + 1] += calls[n] * comes;
                }
                if (n > 0) {
                    next[n - 1] += calls[n] * goes;
                }
            }
            calls = next;
        }
        double waits = 0;
        double queue = 0;
        double inTime = 0;
        for (int n = 0; n <= most; n++) {
            waits += n < agents ? 0 : calls[n];
            queue += Math.max(0, n - agents) * calls[n];
            inTime += calls[n] * (n < agents ? 1 : calls[n] < 1e-12 ? 0 : answered(n - agents, agents / handling, 1 / patience, within));
        }
        Erlang.A line = new Erlang.A(load, handling, patience);
        assertThat(line.probabilityOfWaiting(agents)).isCloseTo(waits, within(1e-6));
        assertThat(line.averageQueue(agents)).isCloseTo(queue, within(1e-6 * Math.max(1, queue)));
        assertThat(line.abandonment(agents)).as("given up of those who come").isCloseTo(queue / patience / arrivals, within(1e-6));
        assertThat(line.serviceLevel(agents, within)).isCloseTo(inTime, within(1e-4));
    }

    /** The chance that a caller with others ahead is answered in time, in small time steps: those ahead leave, or the caller does. */
    private static double answered(int before, double served, double givesUp, double within) {
        double[] ahead = new double[before + 1];
        ahead[before] = 1;
        double answered = 0;
        int steps = 20_000;
        double step = within / steps;
        for (int i = 0; i < steps; i++) {
            answered += ahead[0] * served * step;
            for (int j = 0; j <= before; j++) {
                double comesUp = j < before ? ahead[j + 1] * (served + (j + 1) * givesUp) : 0;
                ahead[j] += step * (comesUp - ahead[j] * (served + j * givesUp + givesUp));
            }
        }
        return answered;
    }

    /** If callers never lose patience, the second model equals the first. */
    @ParameterizedTest
    @CsvSource({"5, 300, 7, 20", "1.2, 600, 3, 60", "30, 180, 34, 30"})
    void withEndlessPatienceErlangAIsErlangC(double load, double handling, int agents, double within) {
        Erlang.C c = new Erlang.C(load, handling);
        Erlang.A a = new Erlang.A(load, handling, 1e7);
        assertThat(a.serviceLevel(agents, within)).isCloseTo(c.serviceLevel(agents, within), within(2e-4));
        assertThat(a.averageWait(agents)).isCloseTo(c.averageWait(agents), within(0.02 * c.averageWait(agents)));
    }

    /** The series of the service level against a library's incomplete beta function, where its first term is too small for a double too. */
    @ParameterizedTest
    @CsvSource({"0.8, 3.5", "0.05, 12", "0.999, 40", "0.3, 900"})
    void theSeriesIsTheIncompleteBetaFunction(double x, double a) {
        Erlang.A.BetaSteps steps = new Erlang.A.BetaSteps(x, a);
        for (int b = 1; b < 3000; b++) {
            assertThat(steps.next()).isCloseTo(RegularizedBeta.value(x, a, b), within(1e-9));
        }
    }

    /** Calls answered within any time are those not given up; calls answered at once are those that find a free responder. */
    @Test
    void theServiceLevelOfErlangAMeetsItsEnds() {
        Erlang.A a = new Erlang.A(6, 240, 90);
        assertThat(a.serviceLevel(5, 100_000)).isCloseTo(1 - a.abandonment(5), within(1e-6));
        assertThat(a.serviceLevel(5, 0)).isCloseTo(1 - a.probabilityOfWaiting(5), within(1e-9));
        assertThat(a.serviceLevel(5, 30)).isBetween(a.serviceLevel(5, 0), a.serviceLevel(5, 60));
    }

    @Test
    void theFewestWithWhomTheGoalIsMet() {
        for (Erlang line : List.of(new Erlang.C(0.3, 600), new Erlang.C(21.7, 420), new Erlang.A(0.3, 600, 90),
                new Erlang.A(21.7, 420, 300), new Erlang.A(60, 60, 5))) {
            for (double goal : new double[]{0.5, 0.8, 0.99}) {
                int fewest = line.agents(goal, 20);
                assertThat(line.serviceLevel(fewest, 20)).isGreaterThanOrEqualTo(goal);
                assertThat(IntStream.range(1, fewest)).allMatch(fewer -> line.serviceLevel(fewer, 20) < goal);
            }
        }
        Erlang.C c = new Erlang.C(2.5, 300);
        int agents = c.agents(0.8, 60);
        assertThat(c.serviceLevel(agents, 60)).isGreaterThanOrEqualTo(0.8);
        assertThat(c.serviceLevel(agents - 1, 60)).isLessThan(0.8);
        // 30 calls an hour of 5 minutes, 90 % answered at once: six people (the example of Wolfram Language's ErlangC).
        assertThat(c.agents(0.9, 0)).isEqualTo(6);
        assertThat(new Erlang.A(2.5, 300, 120).agents(0.8, 60)).isLessThanOrEqualTo(agents);
    }
}
