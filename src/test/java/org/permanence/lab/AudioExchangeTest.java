package org.permanence.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AudioExchangeTest {

    @Test
    void aDemonstrationThatRunsForWeeksForgetsTheSoundOfCallsThatAreOver() {
        try (AudioExchange exchange = new AudioExchange()) {
            UUID talking = UUID.randomUUID();
            exchange.leg(talking);
            Stream.generate(UUID::randomUUID).limit(500).forEach(leg -> {
                exchange.leg(leg);
                exchange.ended(leg);
            });
            assertThat(exchange.legs()).isLessThan(100);
            Leg before = exchange.leg(talking);
            assertThat(exchange.leg(talking)).as("of a call that goes on it is kept").isSameAs(before);
        }
    }
}
