package org.permanence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelaysTest {

    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    private static final List<String> ADDRESSES = List.of("turns:relay.example:5349?transport=tcp");

    /** The password as OpenSSL makes it: {@code printf 1800086400:permanence | openssl dgst -binary -sha1 -hmac north | base64}. */
    @Test
    void aCredentialEndsAfterADayAndIsMadeWithTheSharedSecret() {
        Relays.Relay relay = new Relays(Optional.of(ADDRESSES), Optional.of("north"), NOW).relays().getFirst();
        assertThat(relay.urls()).isEqualTo(ADDRESSES);
        assertThat(relay.username()).isEqualTo("1800086400:permanence");
        assertThat(relay.credential()).isEqualTo("nWYzlBk90KS82K1eiXw/8in/xMo=");
        assertThat(relay).hasToString("Relay[" + ADDRESSES + ", …]");
    }

    @Test
    void aLineWithoutARelayNamesNone() {
        assertThat(new Relays(Optional.empty(), Optional.empty(), NOW).relays()).isEmpty();
    }

    @Test
    void halfARelayIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Relays(Optional.of(ADDRESSES), Optional.empty(), NOW)).hasMessageContaining("permanence.relay.secret");
    }
}
