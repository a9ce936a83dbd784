package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Campaign;
import org.permanence.lab.Helpline;
import org.permanence.lab.Mailbox;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardSocket;
import org.permanence.pbx.Language;

/** A radio campaign in short form: the wallboard, the history and the mailbox say what the telephones saw, and nothing else. */
class WallboardIT extends Story {

    private static final int CALLS = 60;
    private static final int GIVE_UP = 12;
    private static final int RESPONDERS = 5;
    /** Calls waiting: fewer than give up, more than ever call at once afterwards. */
    private static final int ALERT = 9;

    private final WallboardSocket board = new WallboardSocket(line.coordinator());

    @AfterEach
    void boardIsClosed() {
        board.close();
        line.mailbox().comesBack();
        line.coordinator().delete("/api/lines/" + Helpline.LINE + "/closing");
        thresholds(null);
    }

    /** Of all alerts only the one on waiting calls, if any: what else holds on a line of a laboratory is not this story's. */
    private void thresholds(Integer waiting) {
        Map<String, Object> thresholds = new HashMap<>(Map.of("nobodyOnDuty", false, "belowFloor", false, "homePhoneResting", false));
        thresholds.put("waiting", waiting);
        line.coordinator().put("/api/lines/" + Helpline.LINE + "/thresholds", thresholds);
    }

    private static JsonNode today(JsonNode state) {
        return state.path("today").path("all");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private List<JsonNode> alerts(String kind, List<String> known) {
        return list(board.state().path("alerts")).stream().filter(alert -> alert.path("kind").asText().equals(kind))
                .filter(alert -> !known.contains(alert.path("id").asText())).toList();
    }

    @Test
    void theCampaign() {
        thresholds(ALERT);
        List<String> alertsBefore = list(board.state().path("alerts")).stream().map(alert -> alert.path("id").asText()).toList();
        int mailsBefore = line.mailbox().mails().size();
        JsonNode before = today(line.coordinator().get("/api/wallboard"));

        try (Campaign campaign = new Campaign()) {
            for (int i = 0; i < RESPONDERS; i++) {
                Person person = person("Campaign" + i);
                Phone phone = i < 3 ? person.onDutyAtHome(aHomeNumber()) : person.onDutyAtDesk(aDesk());
                campaign.answers(phone, i < 3, Duration.ofMillis(400));
            }
            board.await("five are on duty", s -> list(s.path("responders")).stream().filter(r -> r.path("name").asText().startsWith("Campaign")).count() == RESPONDERS);

            // Everybody is in a call, and stays there.
            for (int i = 0; i < RESPONDERS; i++) {
                dials(campaign);
            }
            board.await("five talk", Duration.ofSeconds(40), s -> s.path("inProgress").size() == RESPONDERS && list(s.path("responders")).stream()
                    .filter(r -> r.path("state").asText().equals("inCall")).count() == RESPONDERS);

            // The mail server is away when the alert begins.
            line.mailbox().goesAway();
            List<Caller> impatient = new ArrayList<>();
            for (int i = 0; i < GIVE_UP; i++) {
                impatient.add(dials(campaign));
            }
            JsonNode full = board.await("twelve wait", Duration.ofSeconds(40), s -> s.path("waiting").size() == GIVE_UP);
            assertThat(list(full.path("waiting"))).extracting(w -> w.path("position").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            JsonNode alert = Awaitility.await("the alert").until(() -> alerts("waiting", alertsBefore), found -> found.size() == 1).getFirst();
            assertThat(alert.path("threshold").asInt()).isEqualTo(ALERT);
            line.coordinator().post("/api/alerts/" + alert.path("id").asText() + "/acknowledge", Map.of());
            board.await("acknowledged by name", s -> list(s.path("alerts")).stream().anyMatch(a -> a.path("id").equals(alert.path("id"))
                    && a.path("acknowledgedBy").asText().equals("Coordinator")));
            board.await("mails fail, and that is said", s -> s.path("service").path("mailFailingSince").isTextual());
            line.mailbox().comesBack();

            impatient.forEach(Caller::hangsUp);
            board.await("nobody waits", s -> s.path("waiting").isEmpty());
            assertThat(campaign.conversations()).as("nobody answered them").isEqualTo(RESPONDERS);
            Awaitility.await("the alert is over").atMost(Duration.ofSeconds(15)).until(() -> alerts("waiting", alertsBefore),
                    found -> found.size() == 1 && found.getFirst().path("endedAt").isTextual());

            // The rest come as they can be answered: three wait at most.
            campaign.letsGo();
            AtomicInteger left = new AtomicInteger(CALLS - RESPONDERS - GIVE_UP);
            while (left.get() > 0) {
                Awaitility.await("room for a caller").atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20)).until(() -> campaign.callers() < ALERT - 1);
                left.decrementAndGet();
                dials(campaign);
            }
            Awaitility.await("everybody was answered").atMost(Duration.ofSeconds(60)).until(() -> campaign.callers() == 0);

            JsonNode after = today(board.await("the figures have all", Duration.ofSeconds(30), s -> today(s).path("answered").asInt() - before.path("answered").asInt() == CALLS - GIVE_UP
                    && today(s).path("gaveUp").asInt() - before.path("gaveUp").asInt() == GIVE_UP && s.path("inProgress").isEmpty()));
            assertThat(after.path("offered").asInt() - before.path("offered").asInt()).isEqualTo(CALLS);
            assertThat(campaign.conversations()).as("phones that heard a caller").isEqualTo(CALLS - GIVE_UP);
            for (String none : List.of("closed", "nobodyOnDuty", "overflow", "failed", "endUnknown")) {
                assertThat(after.path(none).asInt()).as(none).isEqualTo(before.path(none).asInt());
            }
            double talked = total(after, "averageTalkTime", "answered") - total(before, "averageTalkTime", "answered");
            assertThat(talked).as("seconds that phones talked").isCloseTo(campaign.talkedSeconds(), within(CALLS * 1.0));

            Awaitility.await("the history").atMost(Duration.ofSeconds(20)).untilAsserted(this::historySaysTheSame);
        }
        assertThat(alerts("waiting", alertsBefore)).as("one occurrence").hasSize(1);
        List<Mailbox.Mail> mails = Awaitility.await("both mails").atMost(Duration.ofSeconds(30))
                .until(() -> line.mailbox().mails().stream().skip(mailsBefore).filter(mail -> mail.subject().contains("appels en attente"))
                        // Other stories may have made other coordinators; each gets the same.
                        .filter(mail -> mail.to().startsWith("coordinator@")).toList(),
                        found -> found.size() >= 2);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).subject()).contains("appels en attente").doesNotContain("Terminé");
        assertThat(mails.get(1).subject()).contains("Terminé", "appels en attente");
        assertThat(mails).noneMatch(mail -> mail.text().contains("Campaign") || mail.text().contains("+32"));
    }

    private static double total(JsonNode figures, String average, String count) {
        return figures.path(average).asDouble() * figures.path(count).asInt();
    }

    /** Every figure of the day, on the wallboard, in the history, in the sum of its half-hours and in its list of calls. */
    private void historySaysTheSame() {
        String day = LocalDate.now(ZoneId.of("Europe/Brussels")).toString();
        JsonNode wallboard = today(line.coordinator().get("/api/wallboard"));
        JsonNode history = line.coordinator().get("/api/history/figures?by=halfHour&from=" + day + "&to=" + day);
        wallboard.properties().forEach(figure -> {
            if (!figure.getKey().equals("occupancy") && !figure.getKey().equals("averageOnDuty")) { // they go on with the clock
                assertThat(history.path("total").path(figure.getKey())).as(figure.getKey()).isEqualTo(figure.getValue());
            }
        });
        for (String count : List.of("offered", "answered", "gaveUp", "closed", "answeredInTime", "gaveUpInTime")) {
            assertThat(list(history.path("rows")).stream().mapToInt(row -> row.path("figures").path(count).asInt()).sum()).as(count).isEqualTo(wallboard.path(count).asInt());
            assertThat(line.coordinator().get("/api/history/calls?size=1&figure=" + count + "&from=" + day + "&to=" + day).path("total").asInt()).as("calls behind " + count)
                    .isEqualTo(wallboard.path(count).asInt());
        }
        assertThat(list(board.state().path("gaveUp"))).hasSizeGreaterThanOrEqualTo(GIVE_UP);
    }

    /** Without waiting for the greeting of one before the next dials. */
    private Caller dials(Campaign campaign) {
        Caller caller = aCaller();
        campaign.add(caller.dials(Helpline.NUMBER));
        Thread.ofVirtual().start(() -> caller.presses("1"));
        return caller;
    }

    @Test
    void theLineIsClosedAndReopened() {
        JsonNode before = today(line.coordinator().get("/api/wallboard"));
        Person ann = person("Ann");
        ann.onDutyAtHome(aHomeNumber());
        line.coordinator().post("/api/lines/" + Helpline.LINE + "/closing", Map.of("announcement", "adhoc"));
        board.await("closed", s -> lineNow(s).path("closing").path("announcement").asText().equals("adhoc") && !lineNow(s).path("open").asBoolean());
        Awaitility.await("the PBX knows").atMost(Duration.ofSeconds(10)).until(() -> lab.pbx().console("database show line/aas").contains("adhoc"));
        Caller turnedAway = aCaller().dials(Helpline.NUMBER);
        turnedAway.hears("adhoc", Language.FR);
        board.await("one call met a closed line", s -> today(s).path("closed").asInt() == before.path("closed").asInt() + 1);
        turnedAway.hangsUp();

        line.coordinator().delete("/api/lines/" + Helpline.LINE + "/closing");
        board.await("open", s -> lineNow(s).path("closing").isNull() && lineNow(s).path("open").asBoolean());
        assertThat(today(board.state()).path("offered").asInt()).isEqualTo(before.path("offered").asInt());
    }

    private static JsonNode lineNow(JsonNode state) {
        return list(state.path("lines")).stream().filter(l -> l.path("code").asText().equals(Helpline.LINE)).findFirst().orElseThrow();
    }

    @Test
    void aResponderCallsForHelp() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        aCallerDials();
        home.picksUp().presses("1");
        String call = ann.desk().await("in the call", s -> inCall(s).equals("inCall")).path("call").path("callId").asText();
        ann.api().post("/api/calls/" + call + "/help", Map.of());
        board.await("help is asked for", s -> list(s.path("help")).stream().anyMatch(h -> h.path("callId").asText().equals(call)
                && h.path("responder").path("id").asLong() == ann.id() && h.path("by").isNull()));
        ann.api().delete("/api/calls/" + call + "/help");
        board.await("no more", s -> s.path("help").isEmpty());
    }
}
