package org.permanence.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.problem.ProblemBody;

/** Which pages are ours. A port of -1: the request named none. */
class OriginCheckTest {

    @ParameterizedTest
    @CsvSource({
            "http://127.0.0.1:8080, 127.0.0.1, 8080, true",
            "https://line.example, line.example, -1, true",
            "https://line.example, LINE.example, 443, true",
            "https://line.example:443, line.example, -1, true",
            "http://line.example, line.example, 443, false",
            "https://line.example:8443, line.example, -1, false",
            "https://line.example.elsewhere.example, line.example, -1, false",
            "https://elsewhere.example, line.example, -1, false",
            "null, line.example, -1, false",
            "not an origin, line.example, -1, false",
    })
    void samePage(String origin, String host, int port, boolean ours) {
        assertThat(OriginCheck.sameHost(origin, host, port)).isEqualTo(ours);
    }

    /** A proxy that sends its own host is the usual reason. */
    @Test
    void theRefusalNamesTheTwoHostsThatDiffer() {
        ProblemBody refusal = ProblemBody.of(new AccountRefusal.ForeignOrigin("https://line.example", "127.0.0.1:8080"));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.detail()).contains("https://line.example", "127.0.0.1:8080", "Host header");
        assertThat(refusal.more()).containsEntry("page", "https://line.example").containsEntry("host", "127.0.0.1:8080");
    }
}
