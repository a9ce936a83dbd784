package org.permanence.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.problem.Problem;

class PasswordsTest {

    @Test
    void manyChecksAtOnceAreRefusedRatherThanHeldUp() throws Exception {
        Passwords passwords = new Passwords(10, 1, 2);
        try (ExecutorService people = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> tries = Stream.<Callable<Integer>>generate(() -> () -> {
                try {
                    return passwords.matches("wrong horse battery", null) ? 200 : 401;
                } catch (Problem busy) {
                    assertThat(busy.headers()).containsKey("Retry-After");
                    return busy.status();
                }
            }).limit(20).toList();
            List<Integer> answers = people.invokeAll(tries).stream().map(answer -> answer.resultNow()).toList();
            assertThat(answers).containsOnly(401, 503).filteredOn(status -> status == 401).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(passwords.matches("wrong horse battery", null)).as("afterwards").isFalse();
    }
}
