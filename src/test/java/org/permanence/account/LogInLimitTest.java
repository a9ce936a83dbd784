package org.permanence.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogInLimitTest {

    private static final String ANN = "ann@example.org";

    private final LogInLimit limit = new LogInLimit(5, 30, 20, Duration.ofMinutes(5));

    private int triesFrom(String address, int most) {
        int tries = 0;
        while (tries < most && limit.take(ANN, address).isEmpty()) {
            tries++;
        }
        return tries;
    }

    @Test
    void aStrangerKeepsNobodyOut() {
        assertThat(triesFrom("192.0.2.9", 40)).isEqualTo(5);

        assertThat(limit.take(ANN, "192.0.2.8")).as("her own address").isEmpty();
    }

    @Test
    void manyStrangersTogetherAreSlowedDownAndStillDoNotKeepHerOut() {
        limit.take(ANN, "192.0.2.8");
        limit.giveBack(ANN, "192.0.2.8");
        limit.isTheOwners(ANN, "192.0.2.8");

        int tries = 0;
        for (int stranger = 10; stranger < 40; stranger++) {
            tries += triesFrom("192.0.2." + stranger, 40);
        }
        assertThat(tries).isEqualTo(20);
        assertThat(limit.take(ANN, "192.0.2.8")).as("where she has logged in lately").isEmpty();
    }

    @Test
    void oneAddressTriesNotEveryAccount() {
        for (int n = 0; n < 30; n++) {
            assertThat(limit.take("somebody" + n + "@example.org", "192.0.2.9")).isEmpty();
        }
        assertThat(limit.take(ANN, "192.0.2.9")).isPresent();
    }
}
