package org.permanence.story;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.permanence.lab.WallboardSocket;
import org.permanence.lab.WallboardSocket.Alert;

/** What the stories of coordinators share: what the wallboard is told, and a line that is afterwards as it was before. */
abstract class WallboardStory extends Story {

    private static final int USUALLY_IN_TIME = 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/Brussels"));

    final WallboardSocket board = new WallboardSocket(line.coordinator());

    @AfterEach
    void theLineIsAsBefore() {
        board.close();
        line.mailbox().comesBack();
        line.office().reopensTheLine();
        line.office().wantsNoAlerts();
        line.office().callsInTime(USUALLY_IN_TIME);
    }

    /** Alerts that the board knows already. */
    Set<String> alertsSoFar() {
        return board.now().alerts().stream().map(Alert::id).collect(Collectors.toSet());
    }

    /** The one alert of this kind that is not among the known. */
    Alert alert(String kind, Collection<String> known) {
        return Awaitility.await("the alert " + kind).until(() -> alerts(kind, known), found -> found.size() == 1).getFirst();
    }

    List<Alert> alerts(String kind, Collection<String> known) {
        return board.now().alerts().stream().filter(alert -> alert.kind().equals(kind) && !known.contains(alert.id())).toList();
    }

    /** In Brussels, as screens show it. */
    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** As {@link #clock}; midnight is the end of the day. */
    static String end(Instant at) {
        return clock(at).replace("00:00", "24:00");
    }
}
