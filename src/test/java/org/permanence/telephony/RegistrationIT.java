package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.Helpline;
import org.permanence.lab.Lab;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Postgres;
import org.permanence.lab.WallboardSocket;

/**
 * A carrier that authenticates its customers by a password: the PBX registers, authenticates at each call, and when it is refused, the
 * people who can correct it are told.
 */
class RegistrationIT {

    private static final String USER = "helpline";
    private static final String SECRET = "the carrier's word";

    @Test
    void callsComeInAndGoOutAndARefusedPasswordIsToldUntilItIsMended(@TempDir Path folder) throws Exception {
        Lab lab = Lab.start(Map.of("TRUNK_USER", USER, "TRUNK_SECRET", SECRET));
        try (Helpline line = Helpline.start(lab, Postgres.temporary(), folder); Api operator = Api.anonymous(line.address());
                Person ann = line.person("Ann", List.of("fr"))) {
            line.openRoundTheClock();
            Phone home = ann.onDutyAtHome("+32470222201");
            Caller caller = lab.caller("+32470111111").dials(Helpline.NUMBER);
            home.picksUp().presses("1");
            caller.isConnectedTo(home);
            caller.hangsUp();

            WallboardSocket board = new WallboardSocket(line.coordinator());
            lab.carrier().wants(USER, "another word");
            lab.pbx().console("pjsip send register trunk");
            board.await("the refusal is told", state -> refusals(state).stream().anyMatch(alert -> !alert.path("endedAt").isTextual()));
            assertThat(operator.status("GET", "/q/health/well")).isEqualTo(503);
            assertThat(trunk(line)).isEqualTo("refused");
            assertThat(Files.readString(folder.resolve("log/service.log"))).contains("compare TRUNK_ADDRESS, TRUNK_USER and TRUNK_SECRET");

            lab.carrier().wants(USER, SECRET);
            lab.pbx().console("pjsip send register trunk");
            JsonNode mended =
                    board.await("its end too", state -> refusals(state).stream().noneMatch(alert -> !alert.path("endedAt").isTextual()));
            assertThat(refusals(mended)).hasSize(1);
            assertThat(trunk(line)).isEqualTo("registered");
            assertThat(operator.status("GET", "/q/health/well")).isEqualTo(200);
        }
    }

    /** What the set-up says of the carrier. */
    private static String trunk(Helpline line) {
        return line.coordinator().get("/api/set-up").path("trunk").asText();
    }

    private static List<JsonNode> refusals(JsonNode state) {
        return StreamSupport.stream(state.path("alerts").spliterator(), false)
                .filter(alert -> alert.path("kind").asText().equals("trunkRefused")).toList();
    }
}
