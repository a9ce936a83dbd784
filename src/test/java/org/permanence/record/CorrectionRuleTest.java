package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a record may be corrected, at the edges. */
class CorrectionRuleTest {

    private static final Optional<Instant> NEVER = Optional.empty();

    private static Optional<Instant> until(String closed) {
        return CorrectionRule.until(Optional.of(Instant.parse(closed)), 7);
    }

    @Test
    void untilTheEndOfTheSeventhDayInBrussels() {
        assertThat(until("2026-11-02T09:00:00Z")).contains(Instant.parse("2026-11-09T23:00:00Z"));
        // Half past midnight in Brussels is the next day already.
        assertThat(until("2026-11-02T23:30:00Z")).contains(Instant.parse("2026-11-10T23:00:00Z"));
    }

    @Test
    void aChangeOfTheClockMakesItNoDayLonger() {
        assertThat(until("2026-10-20T09:00:00Z")).contains(Instant.parse("2026-10-27T23:00:00Z"));
        assertThat(until("2026-03-25T09:00:00Z")).contains(Instant.parse("2026-04-01T22:00:00Z"));
    }

    @Test
    void theLastInstantIsInTime() {
        Instant late = until("2026-11-02T09:00:00Z").orElseThrow();
        assertThat(CorrectionRule.mayReopen(true, false, Optional.of(late), late.minusMillis(1))).isTrue();
        assertThat(CorrectionRule.mayReopen(true, false, Optional.of(late), late)).isFalse();
    }

    @Test
    void onlyWhoHadTheCallAndCoordinators() {
        Instant now = Instant.parse("2026-11-02T09:00:00Z");
        assertThat(CorrectionRule.mayReopen(false, false, Optional.of(now.plusSeconds(60)), now)).isFalse();
        assertThat(CorrectionRule.mayReopen(false, true, Optional.of(now.minusSeconds(60)), now)).isTrue();
        assertThat(CorrectionRule.mayReopen(true, false, NEVER, now)).isTrue();
    }
}
