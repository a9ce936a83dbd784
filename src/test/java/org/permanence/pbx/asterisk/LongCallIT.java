package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.permanence.lab.BareCall;
import org.permanence.lab.Lab;
import org.permanence.lab.RawSip;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;

/**
 * Calls that last, with the session timers of an hour shortened to the shortest that SIP allows. All go on at once: the test takes as long
 * as the PBX needs to find that one of them is dead.
 */
class LongCallIT {

    private static final String LINE = "080035243";
    private static final String THEY_REFRESH = "Supported: timer\r\nSession-Expires: 90;refresher=uac\r\nMin-SE: 90\r\n";
    private static final String WE_REFRESH = "Supported: timer\r\nSession-Expires: 90;refresher=uas\r\nMin-SE: 90\r\n";

    /** The first refresh comes after half of the session's time, and its answer is awaited for 32 s. */
    private static final Duration FOUND_DEAD = Duration.ofSeconds(45 + 32 + 13);

    @Test
    void aCallLastsHoweverItsSessionIsRefreshedAndSilenceDoesNotEndIt() {
        List<Integer> ports = IntStream.range(0, 6).mapToObj(_ -> RawSip.freePort()).toList();
        Map<String, String> settings = Map.of("SESSION_SECONDS", "90", "TRUNK_ALSO_FROM",
                ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        try (Lab lab = Lab.start(settings)) {
            lab.plan().line("aas", LINE, "+3280035243", "fr");
            lab.plan().open("aas");
            IntStream.rangeClosed(1, ports.size()).forEach(member -> lab.plan().onDutyAtHome("r" + member,
                    lab.homePhone("+322222220" + member).accepts().name(), "aas-fr"));
            var endpoints = lab.pbx().endpoints();
            try (Listening listening =
                    new Listening(Listening.at(endpoints.amiPort()).as(endpoints.amiUser(), endpoints.amiSecret())).connected();
                    BareCall updating = new BareCall(ports.get(0), lab.pbx(), LINE, THEY_REFRESH, true);
                    BareCall inviting = new BareCall(ports.get(1), lab.pbx(), LINE, THEY_REFRESH, false);
                    BareCall updated = new BareCall(ports.get(2), lab.pbx(), LINE, WE_REFRESH, true);
                    BareCall invited = new BareCall(ports.get(3), lab.pbx(), LINE, WE_REFRESH, false);
                    BareCall silent = new BareCall(ports.get(4), lab.pbx(), LINE, WE_REFRESH, true);
                    BareCall dead = new BareCall(ports.get(5), lab.pbx(), LINE, WE_REFRESH, true)) {
                await("all are talked with").atMost(Duration.ofSeconds(30)).until(() -> pickedUp(listening) == ports.size());
                assertThat(updating.sessionExpires()).isEqualTo("90;refresher=uac");
                assertThat(updated.sessionExpires()).isEqualTo("90;refresher=uas");

                silent.fallsSilent();
                await("the responder is told")
                        .until(() -> listening.facts.stream().anyMatch(f -> f.fact() instanceof CallFact.CallerSilent));
                dead.vanishes();
                assertThat(updating.refreshes("UPDATE")).isEqualTo(200);
                assertThat(inviting.refreshes("INVITE")).isEqualTo(200);

                await("the PBX refreshes").atMost(Duration.ofSeconds(60))
                        .until(() -> updated.asked().contains("UPDATE") && invited.asked().contains("INVITE"));
                assertThat(updating.refreshes("UPDATE")).isEqualTo(200);
                assertThat(inviting.refreshes("INVITE")).isEqualTo(200);
                dead.isOver(FOUND_DEAD);

                List<BareCall> others = List.of(updating, inviting, updated, invited, silent);
                assertThat(others).as("longer than the carrier's legs were once allowed to be silent").noneMatch(BareCall::over);
                await("the journal is told").untilAsserted(
                        () -> assertThat(listening.facts.stream().map(f -> f.fact()).filter(CallFact.Ended.class::isInstance).toList())
                                .containsExactly(new CallFact.Ended(EndedBy.LOST)));
                assertThat(lab.pbx().events("AgentConnect")).hasSize(ports.size());
                await("the log files say the same").untilAsserted(
                        () -> assertThat(ReadBack.ends(ReadBack.facts(lab.pbx().logFolder()))).isEqualTo(ReadBack.ends(listening.facts)));
                silent.speaksAgain();
                await("the responder is told")
                        .until(() -> listening.facts.stream().anyMatch(f -> f.fact() instanceof CallFact.CallerHeard));
            }
        }
    }

    private static long pickedUp(Listening listening) {
        return listening.facts.stream().filter(f -> f.fact() instanceof CallFact.PickedUp).count();
    }
}
