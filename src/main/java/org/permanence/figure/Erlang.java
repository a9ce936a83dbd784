package org.permanence.figure;

/**
 * Service level and waits for a number of people, by the two models of A. K. Erlang's line that call centres plan with. Pure; times in
 * seconds. Calls arrive at random (Poisson), have exponentially distributed durations, and are answered in the order of their arrival.
 */
sealed interface Erlang {

    int MOST_AGENTS = 16_384;

    /** The share of calls answered within {@code within} seconds. @param agents at least 1 */
    double serviceLevel(int agents, double within);

    /**
     * Nobody ever gives up (M/M/n). With too few people the queue grows without bound.
     * @param load offered, in erlangs: arrivals a second times {@code handling}
     */
    record C(double load, double handling) implements Erlang {

        /** The probability that a call has to wait. */
        double probabilityOfWaiting(int agents) {
            if (load >= agents) {
                return 1;
            }
            // Erlang B by its recursion, which does not overflow; C follows from it.
            double blocked = 1;
            for (int n = 1; n <= agents; n++) {
                blocked = load * blocked / (n + load * blocked);
            }
            return agents * blocked / (agents - load * (1 - blocked));
        }

        /** Infinite when {@code agents} are not enough. */
        double averageWait(int agents) {
            return load >= agents ? Double.POSITIVE_INFINITY : probabilityOfWaiting(agents) * handling / (agents - load);
        }

        @Override
        public double serviceLevel(int agents, double within) {
            return load >= agents ? 0 : 1 - probabilityOfWaiting(agents) * Math.exp(-(agents - load) * within / handling);
        }
    }

    /** Callers give up after an exponentially distributed patience (Palm's M/M/n+M). @param patience mean, in seconds */
    record A(double load, double handling, double patience) implements Erlang {

        private static final int LONGEST_QUEUE = 100_000;
        private static final double NEGLIGIBLE = 1e-12;

        /** The states that a call finds on arrival: the steady state of a birth-and-death process. */
        private interface Met {
            /** @param queued number of calls waiting before it; -1: somebody is free @param probability not normalised */
            void with(int queued, double probability);
        }

        /** @return the sum of all probabilities */
        private double each(int agents, Met met) {
            double arrivals = load / handling;
            // Relative to the state "all busy, nobody waiting", so that neither side overflows.
            double free = 0;
            double probability = 1;
            for (int busy = agents; busy >= 1; busy--) {
                probability *= busy / load;
                free += probability;
                if (probability < NEGLIGIBLE * free) {
                    break;
                }
            }
            met.with(-1, free);
            double total = free;
            probability = 1;
            for (int queued = 0; queued < LONGEST_QUEUE; queued++) {
                met.with(queued, probability);
                total += probability;
                probability *= arrivals / (agents / handling + (queued + 1) / patience);
                if (probability < NEGLIGIBLE * total) {
                    break;
                }
            }
            return total;
        }

        /** Calls answered in time, divided by all calls; a call whose caller gives up does not count as answered. */
        @Override
        public double serviceLevel(int agents, double within) {
            // With j calls before it, a call waits for j + 1 departures at rates n/handling + i/patience; exp(-wait/patience) is then
            // Beta(n*patience/handling, j + 1) distributed, being a product of powers of uniform variables. Answered within t means wait <=
            // t and wait <= patience.
            double alpha = agents * patience / handling;
            BetaSteps late = new BetaSteps(Math.exp(-within / patience), alpha + 1);
            double[] answered = {0};
            double total = each(agents, (queued, probability) -> answered[0] +=
                    probability * (queued < 0 ? 1 : alpha / (alpha + queued + 1) * (1 - late.next())));
            return answered[0] / total;
        }

        /**
         * The regularised incomplete beta function I(x; a, b) for b = 1, 2, 3 and so on: each is the previous one and one more term. In
         * logarithms, because the first term can be too small for a double while the later ones are not.
         */
        static final class BetaSteps {
            private final double a;
            private final double logStep;
            private double logTerm;
            private double sum;
            private int b;

            BetaSteps(double x, double a) {
                this.a = a;
                this.logStep = Math.log1p(-x);
                this.logTerm = a * Math.log(x);
            }

            double next() {
                sum = Math.min(1, sum + Math.exp(logTerm));
                logTerm += logStep + Math.log((a + b) / (b + 1));
                b++;
                return sum;
            }
        }

        double averageQueue(int agents) {
            double[] waiting = {0};
            double total = each(agents, (queued, probability) -> waiting[0] += Math.max(0, queued) * probability);
            return waiting[0] / total;
        }

        /** Over all calls, by Little's law. */
        double averageWait(int agents) {
            return averageQueue(agents) * handling / load;
        }

        double abandonment(int agents) {
            return averageWait(agents) / patience;
        }

        double probabilityOfWaiting(int agents) {
            double[] waits = {0};
            double total = each(agents, (queued, probability) -> waits[0] += queued < 0 ? 0 : probability);
            return waits[0] / total;
        }

        double occupancy(int agents) {
            return load * (1 - abandonment(agents)) / agents;
        }
    }

    /** The smallest number of people that meets the goal: more people never make it worse. @param goal a share below 1 */
    default int agents(double goal, double within) {
        int enough = 1;
        while (serviceLevel(enough, within) < goal) {
            if (enough >= MOST_AGENTS) {
                throw new IllegalArgumentException("no number of people meets a goal of " + goal);
            }
            enough *= 2;
        }
        int tooFew = enough / 2;
        while (enough - tooFew > 1) {
            int between = (tooFew + enough) / 2;
            if (serviceLevel(between, within) >= goal) {
                enough = between;
            } else {
                tooFew = between;
            }
        }
        return enough;
    }
}
