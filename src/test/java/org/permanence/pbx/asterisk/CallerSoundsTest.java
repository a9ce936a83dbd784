package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallId;

class CallerSoundsTest {

    private static final CallId CALL = CallId.of("5dcb31b6-5e6d-4e80-a6d8-a98b6a3e8f0c");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final CallerSounds sounds = new CallerSounds(Duration.ofSeconds(30));

    private List<Boolean> look(int second, long packets) {
        return sounds.look(NOON.plusSeconds(second), Map.of(CALL, "pbx-1.1"), _ -> Optional.of(packets)).stream()
                .map(Occurrence.CallerSound::heard).toList();
    }

    @Test
    void silenceIsToldOnceAfterItsTimeAndSoundOnceAgain() {
        assertThat(look(0, 10)).isEmpty();
        assertThat(look(5, 200)).isEmpty();
        assertThat(look(30, 200)).as("25 s").isEmpty();
        assertThat(look(35, 200)).as("30 s").containsExactly(false);
        assertThat(look(40, 200)).isEmpty();
        assertThat(look(45, 201)).containsExactly(true);
        assertThat(look(50, 300)).isEmpty();
        assertThat(look(80, 300)).as("a second time").containsExactly(false);
    }

    @Test
    void aCallerFromWhomNothingEverCameIsSilentToo() {
        look(0, 0);
        assertThat(look(30, 0)).containsExactly(false);
    }

    @Test
    void aCountThatBeginsAnewIsSound() {
        look(0, 5_000);
        assertThat(look(29, 3)).as("another source of sound").isEmpty();
        assertThat(look(31, 3)).isEmpty();
    }

    @Test
    void aCallThatThePbxSaysNothingOfIsNotSilent() {
        look(0, 10);
        assertThat(sounds.look(NOON.plusSeconds(60), Map.of(CALL, "pbx-1.1"), _ -> Optional.empty())).isEmpty();
    }

    @Test
    void aCallThatSomebodyElseTakesUpLaterBeginsAnew() {
        look(0, 10);
        sounds.look(NOON.plusSeconds(20), Map.of(), _ -> Optional.empty());
        assertThat(look(40, 10)).as("nobody talked with the caller meanwhile").isEmpty();
    }
}
