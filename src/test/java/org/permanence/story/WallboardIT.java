package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.Campaign;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Mailbox;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;
import org.permanence.lab.WallboardSocket;
import org.permanence.pbx.Language;

/** A radio campaign in short form: the wallboard, the history and the mailbox say what the telephones saw, and nothing else. */
@Tag("browser")
class WallboardIT extends Story {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int CALLS = 60;
    private static final int GIVE_UP = 12;
    private static final int RESPONDERS = 5;
    /** Calls waiting: fewer than give up, more than ever call at once afterwards. */
    private static final int ALERT = 11;
    /** Who is there when it rings answers sooner; the first callers wait longer than that, whatever the telephones are believed by. */
    private static final int IN_TIME = 3;
    private static final int FIRST_WAIT = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WallboardSocket board = new WallboardSocket(line.coordinator());

    @AfterEach
    void boardIsClosed() {
        board.close();
        line.mailbox().comesBack();
        line.coordinator().delete("/api/lines/" + Helpline.LINE + "/closing");
        thresholds(null);
        inTime(60);
    }

    private void inTime(int seconds) {
        line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("serviceLevelSeconds", seconds), null);
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
        inTime(IN_TIME);
        List<String> alertsBefore = list(board.state().path("alerts")).stream().map(alert -> alert.path("id").asText()).toList();
        int mailsBefore = line.mailbox().mails().size();
        JsonNode before = pastFigures("day").path("total");
        List<String> wrong = new ArrayList<>();

        try (DeskPage screen = coordinates(); Campaign campaign = new Campaign()) {
            Map<Phone, Person> people = new HashMap<>();
            for (int i = 0; i < RESPONDERS; i++) {
                Person person = person("Campaign" + i);
                Phone phone = i < 3 ? person.onDutyAtHome(aHomeNumber()) : person.onDutyAtDesk(aDesk());
                people.put(phone, person);
                campaign.answers(phone, i < 3, Duration.ofMillis(400));
            }
            board.await("five are on duty", s -> list(s.path("responders")).stream().filter(r -> r.path("name").asText().startsWith("Campaign")).count() == RESPONDERS);

            // It rings for a while before they are at their phones. Then everybody is in a call, and stays there.
            List<Caller> first = new ArrayList<>();
            for (int i = 0; i < RESPONDERS; i++) {
                first.add(dials(campaign));
            }
            Locator longest = screen.page().locator("[data-testid=figure][data-figure=longestWait][data-scope=now]");
            Awaitility.await("the longest wait grows").pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> running(longest) >= FIRST_WAIT);
            goesOnSince(longest, first.stream().map(campaign::waitingSince).min(Comparator.naturalOrder()).orElseThrow());
            campaign.peopleAreThere();
            board.await("five talk", Duration.ofSeconds(40), s -> s.path("inProgress").size() == RESPONDERS && list(s.path("responders")).stream()
                    .filter(r -> r.path("state").asText().equals("inCall")).count() == RESPONDERS);
            Awaitility.await("five are heard").until(() -> campaign.goingOn().size() == RESPONDERS);

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
            for (Campaign.Conversation talk : campaign.goingOn()) {
                goesOnSince(screen.page().locator("[data-testid=responder][data-responder-id='" + people.get(talk.phone()).id() + "'][data-state=inCall] [data-testid=elapsed]"),
                        talk.answered());
            }
            goesOnSince(longest, impatient.stream().map(campaign::waitingSince).min(Comparator.naturalOrder()).orElseThrow());
            Looks.inEveryWindow(screen, "campaign", wrong);

            impatient.forEach(Caller::hangsUp);
            board.await("nobody waits", s -> s.path("waiting").isEmpty());
            assertThat(campaign.conversations().size() + campaign.goingOn().size()).as("nobody answered them").isEqualTo(RESPONDERS);
            Awaitility.await("the alert is over").atMost(Duration.ofSeconds(15)).until(() -> alerts("waiting", alertsBefore),
                    found -> found.size() == 1 && found.getFirst().path("endedAt").isTextual());

            // The rest come as they can be answered, while a coordinator looks at the other pages.
            campaign.letsGo();
            Thread others = Thread.ofVirtual().start(() -> {
                for (int left = CALLS - RESPONDERS - GIVE_UP; left > 0; left--) {
                    Awaitility.await("room for a caller").pollInSameThread().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20)).until(() -> campaign.callers() < ALERT - 1);
                    dials(campaign);
                }
            });
            everybodyCanUseTheOtherPages(screen, wrong);
            screen.page().navigate("/#/wallboard");
            Wait.until("everybody has called", Duration.ofSeconds(60), () -> !others.isAlive());
            Awaitility.await("everybody was answered").atMost(Duration.ofSeconds(60)).until(() -> campaign.callers() == 0 && campaign.goingOn().isEmpty());

            JsonNode after = today(board.await("the figures have all", Duration.ofSeconds(30), s -> today(s).path("answered").asInt() - before.path("answered").asInt() == CALLS - GIVE_UP
                    && today(s).path("gaveUp").asInt() - before.path("gaveUp").asInt() == GIVE_UP && s.path("inProgress").isEmpty()));
            assertThat(after.path("offered").asInt() - before.path("offered").asInt()).isEqualTo(CALLS);
            for (String none : List.of("closed", "nobodyOnDuty", "overflow", "failed", "endUnknown")) {
                assertThat(after.path(none).asInt()).as(none).isEqualTo(before.path(none).asInt());
            }
            theFiguresAreThoseOfTheTelephones(before, after, campaign);
            eachCallIsAsTheTelephonesHadIt(campaign, people);
            Awaitility.await("the history").atMost(Duration.ofSeconds(20)).untilAsserted(this::historySaysTheSame);
            theCurveIsDrawnAsTheDayWas(screen);
        }
        assertThat(wrong).isEmpty();
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

    /** Seconds of a running time, such as 1:05; none when nothing runs. */
    private static int running(Locator words) {
        int seconds = 0;
        for (String part : words.innerText().strip().split(":")) {
            seconds = part.matches("\\d+") ? seconds * 60 + Integer.parseInt(part) : -1;
        }
        return seconds;
    }

    /** Never longer than by the telephone's own clock; on a busy machine some seconds pass between a caller's key and the queue. */
    private static void goesOnSince(Locator words, Instant since) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat((double) running(words)).as("seconds since %s", since)
                .isBetween(Campaign.seconds(since, Instant.now()) - 4, Campaign.seconds(since, Instant.now()) + 1));
    }

    private void theFiguresAreThoseOfTheTelephones(JsonNode before, JsonNode after, Campaign campaign) {
        List<Campaign.Conversation> heard = campaign.conversations();
        assertThat(heard).as("phones that heard a caller").hasSize(CALLS - GIVE_UP);
        List<Double> waited = heard.stream().map(campaign::waited).toList();
        List<Double> inVain = campaign.waitedInVain();
        assertThat(inVain).hasSize(GIVE_UP);
        assertThat(added(before, after, "averageSpeedOfAnswer", "answered") / heard.size()).as("average speed of answer").isCloseTo(average(waited), within(1.0));
        assertThat(added(before, after, "averageTimeToGiveUp", "gaveUp") / GIVE_UP).as("until they gave up").isCloseTo(average(inVain), within(1.0));
        assertThat(after.path("longestSpeedOfAnswer").asDouble()).isCloseTo(Math.max(before.path("longestSpeedOfAnswer").asDouble(), Collections.max(waited)), within(1.5));
        assertThat(after.path("longestTimeToGiveUp").asDouble()).isCloseTo(Math.max(before.path("longestTimeToGiveUp").asDouble(), Collections.max(inVain)), within(1.5));
        assertThat(added(before, after, "averageTalkTime", "answered") / heard.size()).as("talk")
                .isCloseTo(heard.stream().mapToDouble(talk -> Campaign.seconds(talk.answered(), talk.over())).average().orElseThrow(), within(1.0));

        // Whoever was answered about the threshold may count or not; the first five do not, and most of the others do.
        int inTime = after.path("answeredInTime").asInt() - before.path("answeredInTime").asInt();
        assertThat(inTime).isBetween((int) waited.stream().filter(w -> w < IN_TIME - 1.5).count(), (int) waited.stream().filter(w -> w < IN_TIME + 1.5).count());
        assertThat(inTime).isBetween(1, CALLS - GIVE_UP - RESPONDERS);
        assertThat(after.path("serviceLevelOfAnswered").asDouble()).isCloseTo(after.path("answeredInTime").asDouble() / after.path("answered").asInt(), within(0.001));
        assertThat(after.path("serviceLevelOfOffered").asDouble()).isCloseTo(after.path("answeredInTime").asDouble()
                / (after.path("offered").asInt() - after.path("inProgress").asInt() - after.path("gaveUpInTime").asInt()), within(0.001));
        assertThat(after.path("abandonment").asDouble()).isCloseTo(after.path("gaveUp").asDouble() / (after.path("offered").asInt() - after.path("inProgress").asInt()), within(0.001));
    }

    private static double average(List<Double> seconds) {
        return seconds.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    private static double added(JsonNode before, JsonNode after, String average, String count) {
        return total(after, average, count) - total(before, average, count);
    }

    /** In the list of calls behind the figure: with whom, when, after which wait and for how long. */
    private void eachCallIsAsTheTelephonesHadIt(Campaign campaign, Map<Phone, Person> people) {
        String day = LocalDate.now(BRUSSELS).toString();
        List<JsonNode> calls = list(line.coordinator().get("/api/history/calls?figure=answered&size=500&from=" + day + "&to=" + day).path("items"));
        people.forEach((phone, person) -> {
            List<JsonNode> theirs = calls.stream().filter(call -> call.path("responder").path("id").asLong() == person.id())
                    .sorted(Comparator.comparing(call -> Instant.parse(call.path("pickedUpAt").asText()))).toList();
            List<Campaign.Conversation> heard = campaign.conversations().stream().filter(talk -> talk.phone() == phone)
                    .sorted(Comparator.comparing(Campaign.Conversation::answered)).toList();
            assertThat(theirs).as("of %s", person.name()).hasSameSizeAs(heard).isNotEmpty();
            for (int i = 0; i < heard.size(); i++) {
                assertThat(Campaign.seconds(heard.get(i).answered(), Instant.parse(theirs.get(i).path("pickedUpAt").asText()))).as("picked up").isCloseTo(0, within(2.0));
                assertThat(theirs.get(i).path("waitedSeconds").asDouble()).as("waited").isCloseTo(campaign.waited(heard.get(i)), within(2.0));
                assertThat(theirs.get(i).path("talkedSeconds").asDouble()).as("talked")
                        .isCloseTo(Campaign.seconds(heard.get(i).answered(), heard.get(i).over()), within(2.0));
            }
        });
    }

    private JsonNode pastFigures(String by) {
        String day = LocalDate.now(BRUSSELS).toString();
        return line.coordinator().get("/api/history/figures?by=" + by + "&from=" + day + "&to=" + day);
    }

    private static double total(JsonNode figures, String average, String count) {
        return figures.path(average).asDouble() * figures.path(count).asInt();
    }

    /** Every figure of the day, on the wallboard, in the history, in the sum of its half-hours and in its list of calls. */
    private void historySaysTheSame() {
        String day = LocalDate.now(BRUSSELS).toString();
        JsonNode wallboard = today(line.coordinator().get("/api/wallboard"));
        JsonNode history = pastFigures("halfHour");
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

    private Caller dials(Campaign campaign) {
        return campaign.calls(aCaller(), Helpline.NUMBER);
    }

    /** The board itself shows what was asked for. */
    private static void done(DeskPage screen, String key) {
        screen.on("asked").and(screen.page().locator("[data-key='" + key + "'][data-stage=done]")).waitFor();
    }

    @Test
    void theLineIsClosedAndReopenedAndEveryDeskIsTold() {
        JsonNode before = today(line.coordinator().get("/api/wallboard"));
        Person ann = person("Ann");
        ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        try (DeskPage screen = coordinates()) {
            screen.on("message-open").click();
            screen.on("message-form").locator("input").fill("Panne chez l'opérateur : annoncez une demi-heure d'attente.");
            screen.on("message-send").click();
            done(screen, "message");
            ann.desk().await("the desk shows it", s -> list(s.path("messages")).stream().anyMatch(m -> m.path("text").asText().startsWith("Panne chez")));

            screen.on("close-line").click();
            screen.on("close-form").locator("select[name=announcement]").selectOption("adhoc");
            screen.on("close-line-confirm").click();
            done(screen, "line:" + Helpline.LINE);
            screen.on("line").and(screen.page().locator("[data-state=closedByHand]")).waitFor();
            Awaitility.await("the PBX knows").atMost(Duration.ofSeconds(10)).until(() -> lab.pbx().console("database show line/aas").contains("adhoc"));
            Caller turnedAway = aCaller().dials(Helpline.NUMBER);
            turnedAway.hears("adhoc", Language.FR);
            screen.on("today").locator("[data-figure=closed][data-scope=today][data-value='" + (before.path("closed").asInt() + 1) + "']").waitFor();
            turnedAway.hangsUp();

            screen.on("reopen-line").click();
            screen.on("line").and(screen.page().locator("[data-state=open]")).waitFor();
            done(screen, "line:" + Helpline.LINE);
        }
        board.await("open", s -> lineNow(s).path("closing").isNull() && lineNow(s).path("open").asBoolean());
        assertThat(today(board.state()).path("offered").asInt()).isEqualTo(before.path("offered").asInt());
    }

    private static JsonNode lineNow(JsonNode state) {
        return list(state.path("lines")).stream().filter(l -> l.path("code").asText().equals(Helpline.LINE)).findFirst().orElseThrow();
    }

    /** Nobody can listen in: there is a button to join only where somebody has called for help. */
    @Test
    void aCoordinatorGivesACallAndJoinsWhereHelpIsAskedFor() {
        Person carol = line.coordinator("Carol");
        Person ann = person("Ann");
        Person bob = person("Bob", "nl");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        ann.desk();
        try (DeskPage screen = coordinates(carol.email())) {
            Page page = screen.page();
            Caller caller = aCallerDials();
            anns.picksUp().presses("1");
            String call = ann.desk().await("in the call", s -> inCall(s).equals("inCall")).path("call").path("callId").asText();
            Locator inProgress = page.locator("[data-testid=call-in-progress][data-call-id='" + call + "']");
            inProgress.and(page.locator("[data-responder-id='" + ann.id() + "']")).waitFor();
            assertThat(inProgress.locator("button")).as("nothing to press in a call").satisfies(buttons -> assertThat(buttons.count()).isZero());
            assertThat(screen.on("join").count()).isZero();

            // Bob speaks Dutch: nobody is rung for a second caller in French, whom Carol gives to him.
            Caller second = aCallerDials();
            Locator waiting = screen.on("waiting-call").last();
            waiting.getByTestId("give").click();
            waiting.getByTestId("give-to").selectOption("" + bob.id());
            waiting.getByTestId("give-to-confirm").click();
            bobs.picksUp().presses("1");
            second.isConnectedTo(bobs);
            second.hangsUp();

            Phone carols = carol.onDutyAtHome(aHomeNumber());
            page.locator("[data-testid=responder][data-responder-id='" + carol.id() + "'][data-state=ready]").waitFor();
            ann.api().post("/api/calls/" + call + "/help", Map.of());
            Locator help = page.locator("[data-testid=help][data-call-id='" + call + "']");
            help.getByTestId("join").click();
            carols.picksUp().presses("1");
            help.and(page.locator("[data-by=Carol]")).waitFor();
            done(screen, "join:" + call);
            caller.isInOneRoomWith(anns, carols);
            inProgress.and(page.locator("[data-third=r" + carol.id() + "]")).waitFor();
            carols.hangsUp();
            caller.isConnectedTo(anns);
            inProgress.and(page.locator("[data-third='']")).waitFor();

            ann.api().delete("/api/calls/" + call + "/help");
            help.waitFor(gone());
        } finally {
            carol.leaves();
            carol.close();
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** From the wallboard alone: what is allowed does what it says at the telephones, what is not is refused with a sentence. */
    @Test
    void eachActionOnAResponderInEachState() {
        Person ann = person("Ann");
        Phone home = ann.hasHomePhone(aHomeNumber()).phoneAtHome();
        String desk = aDesk();
        Phone set = ann.hasDeskPhone(desk);
        wrapUpSeconds(60);
        try (DeskPage screen = coordinates()) {
            whoShouldBeOnShiftAndIsNot(screen);
            Responder row = new Responder(screen, ann);
            // Off duty.
            assertThat(row.refused("/pause", Map.of("reason", "meal"))).contains("go on duty first");
            assertThat(row.refused("/end-rest", Map.of())).contains("neither left alone");
            screen.on("put-on-duty").click();
            screen.on("add").selectOption("" + ann.id());
            screen.on("add-confirm").click();
            row.done();

            // On a softphone that nobody has opened: unreachable, until the phone is changed.
            row.is("unreachable").acts();
            row.chooses("move", "home").is("ready");
            assertThat(row.refused("/end-rest", Map.of())).contains("neither left alone");
            row.chooses("pause", "meal").is("paused");
            assertThat(row.text()).contains("repas");

            // Paused: not rung, until she is to be rung again; on the phone that was changed meanwhile.
            row.chooses("move", "desk:" + desk).is("paused");
            Caller caller = aCallerDials();
            Locator waiting = screen.on("waiting-call").first();
            waiting.getByTestId("give").click();
            assertThat(waiting.innerText()).contains("Personne n’est prêt");
            assertThat(row.notFree(callId(waiting))).contains("cannot take a call now");
            assertThat(set.ringing() || home.ringing()).isFalse();
            row.clicks("resume");
            set.isRinging();

            // Ringing.
            row.is("ringing");
            assertThat(row.refused("/end-rest", Map.of())).contains("neither left alone");
            assertThat(row.notFree(callId(waiting))).contains("cannot take a call now");
            set.picksUp();

            // In a call, which goes on whatever is done about the next.
            row.is("inCall");
            assertThat(row.refused("/end-rest", Map.of())).contains("neither left alone");
            row.chooses("pause", "meeting").is("inCall");
            assertThat(row.text()).contains("ensuite en pause : réunion");
            row.chooses("move", "home").is("inCall");
            row.clicks("duty-off");
            row.isGone();
            screen.on("asked").getByTestId("undo").last().click(); // and on duty again, where she was
            row.done();
            row.is("inCall").acts();
            row.chooses("pause", "meeting");
            caller.isConnectedTo(set);
            caller.hangsUp();

            // In wrap-up, and then in the pause that was asked for.
            row.is("wrapUp");
            row.clicks("end-rest").is("paused");
            row.clicks("resume").is("ready");

            // Left alone after a ring that came to nothing, until that is ended.
            home.isBusy();
            Caller next = aCallerDials();
            row.is("resting");
            lab.pbx().console("database put resting " + ann.member() + " " + Instant.now().plusSeconds(90).getEpochSecond());
            home.doesNotAnswer();
            row.clicks("end-rest");
            home.picksUp().presses("1");
            next.isConnectedTo(home);
            next.hangsUp();
            row.is("wrapUp");
            row.clicks("duty-off");
            row.isGone();
            Awaitility.await("out of the queue").atMost(Duration.ofSeconds(10)).until(() -> !lab.pbx().console("queue show").contains(ann.member() + " "));
        } finally {
            wrapUpSeconds(0);
        }
    }

    /** Shown with the hours of their shift until they are there, which one button brings about. */
    private void whoShouldBeOnShiftAndIsNot(DeskPage screen) {
        Person zoe = person("Zoe");
        Instant now = Instant.now();
        JsonNode shift = line.coordinator().get("/api/shifts?from=" + now + "&to=" + now.plusSeconds(1)).path(0);
        String assignments = "/api/shifts/" + shift.path("id").asLong() + "/assignments";
        line.coordinator().post(assignments, Map.of("responderId", zoe.id()));
        Responder row = new Responder(screen, zoe).is("unreachable");
        Locator missing = screen.page().locator("[data-testid=missing][data-responder-id='" + zoe.id() + "']");
        assertThat(missing.count()).as("on duty by the shift").isZero();
        zoe.api().put("/api/duty/me", Map.of("onDuty", false));
        missing.waitFor();
        assertThat(missing.innerText()).contains("Zoe Laboratory", "attendu·e " + clock(shift.path("from")) + " – " + clock(shift.path("to")));
        missing.getByTestId("duty-on").click();
        row.is("unreachable").done();
        missing.waitFor(gone());
        line.coordinator().delete(assignments + "/" + zoe.id());
        zoe.leaves();
        row.isOff();
        assertThat(missing.count()).as("not expected any more").isZero();
    }

    private static String clock(JsonNode instant) {
        return DateTimeFormatter.ofPattern("HH:mm").format(Instant.parse(instant.asText()).atZone(BRUSSELS));
    }

    private void wrapUpSeconds(int seconds) {
        line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", seconds), null);
    }

    private static String callId(Locator row) {
        return row.getAttribute("data-call-id");
    }

    /** Somebody's row on the wallboard. */
    private final class Responder {
        private final DeskPage screen;
        private final Person person;
        private final Locator row;

        Responder(DeskPage screen, Person person) {
            this.screen = screen;
            this.person = person;
            this.row = screen.page().locator("[data-testid=responder][data-responder-id='" + person.id() + "']");
        }

        Responder is(String state) {
            row.and(screen.page().locator("[data-state=" + state + "]")).waitFor();
            return this;
        }

        void isOff() {
            row.waitFor(gone());
        }

        void isGone() {
            isOff();
            done();
        }

        /** Opens what can be done. */
        Responder acts() {
            row.getByTestId("responder-actions").click();
            return this;
        }

        Responder chooses(String what, String value) {
            row.getByTestId(what).selectOption(value);
            return clicks(what + "-confirm");
        }

        Responder clicks(String what) {
            row.getByTestId(what).click();
            if (!what.equals("duty-off")) {
                done();
            }
            return this;
        }

        void done() {
            WallboardIT.done(screen, "duty:" + person.id());
        }

        String text() {
            return row.innerText();
        }

        /** What the wallboard has no button for in this state. @return the sentence */
        String refused(String path, Object body) {
            return sentence(() -> line.coordinator().post("/api/duty/" + person.id() + path, body));
        }

        String notFree(String call) {
            return sentence(() -> line.coordinator().post("/api/calls/" + call + "/assign", Map.of("responderId", person.id())));
        }

        private String sentence(ThrowingCallable asked) {
            Api.Refused refused = catchThrowableOfType(Api.Refused.class, asked);
            assertThat(refused.status()).isEqualTo(409);
            return refused.problem().path("detail").asText();
        }
    }

    /** Each kind: shown, sounded once, acknowledged by name, over, and in a coordinator's mailbox once with its end. */
    @Test
    void everyAlertIsToldOnceWithItsEnd() {
        Map<String, String> subjects = Map.of("waiting", "appels en attente", "longestWait", "attente la plus longue", "nobodyOnDuty", "personne n'est en service",
                "belowFloor", "en service : ", "nextShiftBelowFloor", "permanence de", "pbxAway", "central téléphonique", "databaseAway", "base de données",
                "homePhoneResting", "téléphone privé");
        thresholds(null);
        board.await("calm", Duration.ofSeconds(20), s -> list(s.path("alerts")).stream().noneMatch(alert -> alert.path("endedAt").isNull()));
        // A mailbox of her own: what was told before is still on its way to others.
        String mailbox = line.coordinator("Claire").email();
        try (DeskPage screen = coordinates()) {
            List<String> known = list(board.state().path("alerts")).stream().map(alert -> alert.path("id").asText()).toList();
            Map<String, Object> thresholds = new HashMap<>(Map.of("nobodyOnDuty", true, "belowFloor", true, "homePhoneResting", true, "waiting", 2,
                    "longestWaitSeconds", 2, "nextShiftMinutes", 2880, "pbxAwaySeconds", 1, "databaseAwaySeconds", 1));
            line.coordinator().put("/api/lines/" + Helpline.LINE + "/thresholds", thresholds);
            Map<String, String> ids = new HashMap<>();
            acknowledges(screen, known, ids, "nobodyOnDuty", "nextShiftBelowFloor");

            Person ann = person("Ann");
            Phone home = ann.onDutyAtHome(aHomeNumber());
            acknowledges(screen, known, ids, "belowFloor");
            home.isBusy();
            List<Caller> callers = List.of(aCallerDials(), aCallerDials());
            acknowledges(screen, known, ids, "homePhoneResting", "waiting", "longestWait");
            callers.forEach(Caller::hangsUp);
            home.doesNotAnswer();

            line.cutFromPbx();
            screen.on("wallboard-link").and(screen.page().locator("[data-pbx=away][data-stale=true]")).waitFor();
            acknowledges(screen, known, ids, "pbxAway");
            line.connected();
            line.withoutDatabase(() -> {
                Locator away = shown(screen, known, ids, "databaseAway");
                screen.on("wallboard-link").and(screen.page().locator("[data-stale=true]")).waitFor();
                // Who presses is not known without the database, and nothing is done in nobody's name.
                away.getByTestId("acknowledge").click();
                screen.on("asked").and(screen.page().locator("[data-key='alert:" + ids.get("databaseAway") + "'][data-stage=refused]")).waitFor();
            });
            screen.on("wallboard-link").and(screen.page().locator("[data-stale=false]")).waitFor();
            thresholds(null);

            ids.forEach((kind, id) -> screen.page().locator("[data-testid=alert][data-alert-id='" + id + "'][data-state=ended]").waitFor(
                    new Locator.WaitForOptions().setTimeout(30_000)));
            assertThat(ids.keySet()).isEqualTo(subjects.keySet());
            assertThat(Integer.parseInt(screen.on("alerts").getAttribute("data-sounded"))).as("a sound for what begins together").isBetween(4, subjects.size() + 1);
            Looks.picture(screen, "alerts.png");
        }
        subjects.forEach((kind, words) -> {
            List<String> mails = Awaitility.await("mails about " + kind).atMost(Duration.ofSeconds(20)).until(() -> line.mailbox().mails().stream()
                    .filter(mail -> mail.to().equals(mailbox)).map(Mailbox.Mail::subject).filter(subject -> subject.contains(words)).toList(),
                    found -> found.size() >= 2);
            assertThat(mails).as(kind).hasSize(2);
            assertThat(mails.get(0)).doesNotContain("Terminé");
            assertThat(mails.get(1)).contains("Terminé");
        });
    }

    /** Waits for each on the screen, and presses its button. */
    private void acknowledges(DeskPage screen, List<String> known, Map<String, String> ids, String... kinds) {
        for (String kind : kinds) {
            Locator row = shown(screen, known, ids, kind);
            row.getByTestId("acknowledge").click();
            row.and(screen.page().locator("[data-state=acknowledged]")).waitFor();
            assertThat(row.innerText()).contains("vue par Coordinator");
        }
    }

    private Locator shown(DeskPage screen, List<String> known, Map<String, String> ids, String kind) {
        String id = Awaitility.await(kind).atMost(Duration.ofSeconds(20)).until(() -> alerts(kind, known), found -> !found.isEmpty()).getFirst().path("id").asText();
        ids.put(kind, id);
        Locator row = screen.page().locator("[data-testid=alert][data-alert-id='" + id + "']");
        row.and(screen.page().locator("[data-state=holds]")).waitFor();
        return row;
    }

    /** A click on a figure lists its calls; what is downloaded is what is shown; periods are compared. */
    @Test
    void aFigureLeadsToItsCallsAndTheirFiles() throws IOException {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller answered = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().await("in the call", s -> inCall(s).equals("inCall"));
        Caller gaveUp = aCallerDials();
        String lost = board.await("one waits", s -> s.path("waiting").size() == 1).path("waiting").path(0).path("callId").asText();
        gaveUp.hangsUp();
        board.await("gave up", s -> s.path("waiting").isEmpty() && s.path("gaveUp").path(0).path("callId").asText().equals(lost));
        answered.hangsUp();
        board.await("over", s -> s.path("inProgress").isEmpty());

        try (DeskPage screen = coordinates()) {
            Page page = screen.page();
            int count = Integer.parseInt(screen.on("gave-up").getAttribute("data-count"));
            page.locator("[data-testid=gave-up-call][data-call-id='" + lost + "']").waitFor();
            screen.on("today").locator("[data-figure=gaveUp][data-scope=today]").click();
            Locator calls = screen.on("history-calls").and(page.locator("[data-figure=gaveUp][data-total='" + count + "']"));
            calls.waitFor();
            assertThat(calls.locator("code").first().getAttribute("title")).isEqualTo(lost);

            List<String> csv = Files.readAllLines(download(screen, "export-calls-csv"));
            assertThat(csv).hasSize(count + 1);
            assertThat(csv.get(1)).startsWith(lost + ";aas;fr;").contains(";gaveUp;");
            try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(download(screen, "export-calls-xlsx")))) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertThat(rows).hasSize(count + 1);
                assertThat(rows.get(1).getCellText(0)).isEqualTo(lost);
                assertThat(workbook.getFirstSheet().getName()).isEqualTo("Appels");
            }

            // Days that are not added up yet take their time: that is said.
            List<Route> held = new ArrayList<>();
            page.route("**/api/history/figures?*", held::add);
            page.navigate("/#/history?compare=previous");
            screen.on("counting").waitFor();
            assertThat(screen.on("counting").innerText()).contains("recomptés");
            page.unroute("**/api/history/figures?*");
            held.forEach(Route::resume);
            int now = value(screen, "offered", "period");
            assertThat(value(screen, "offered", "compared")).as("nobody called the line of a laboratory the week before").isZero();
            assertThat(screen.on("summary").locator("[data-testid=difference][data-figure=offered]").getAttribute("data-value")).isEqualTo("" + now);
            assertThat(now).isEqualTo(today(line.coordinator().get("/api/wallboard")).path("offered").asInt());
            List<String> figures = Files.readAllLines(download(screen, "export-figures-csv"));
            assertThat(figures.getFirst()).startsWith("\ufeffDe;À;Appels présentés;Répondus;");
            assertThat(figures.getLast().split(";")[2]).isEqualTo("" + now);
            try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(download(screen, "export-figures-xlsx")))) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertThat(rows).hasSize(figures.size());
                assertThat(rows.getLast().getCellAsNumber(2).orElseThrow().intValue()).isEqualTo(now);
            }
        }
    }

    private static int value(DeskPage screen, String figure, String scope) {
        Locator cell = screen.on("summary").locator("[data-testid=figure][data-figure=" + figure + "][data-scope=" + scope + "]");
        cell.waitFor();
        return Integer.parseInt(cell.getAttribute("data-value"));
    }

    private static Path download(DeskPage screen, String link) {
        return screen.page().waitForDownload(() -> screen.on(link).click()).path();
    }

    /** In French and Dutch, light and dark, on a telephone, at a desk and on a wall; and what is shown is what the service says. */
    @Test
    void everybodyCanUseTheWallboard() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        Caller second = aCallerDials();
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = coordinates()) {
            Page page = screen.page();
            screen.on("waiting-call").first().waitFor();
            screen.on("call-in-progress").first().waitFor();
            page.locator("[data-testid=definition][data-figure=occupancy]").filter(new Locator.FilterOptions().setHasNotText("…")).first().waitFor();
            theComingShiftsAreThoseOfTheService(screen, ann);

            screen.on("close-line").click();
            screen.on("message-open").click();
            screen.on("responder-actions").first().click();
            screen.on("waiting-call").first().getByTestId("give").click();
            screen.on("put-on-duty").click();
            screen.on("curve-as-table").click();
            theTableOfHalfHoursHasTheFigures(screen);
            Looks.inFrenchByDayAndDutchByNight(screen, "wallboard, everything open", wrong);

            for (String language : List.of("nl", "fr")) {
                page.navigate("/#/wallboard");
                Looks.speaks(screen, language);
                page.navigate("/#/wallboard?wall");
                screen.on("wallboard").and(page.locator("[data-wall=true][data-state=live]")).waitFor();
                screen.on("today").locator("[data-figure=occupancy][data-scope=today]").waitFor();
                for (int[] size : new int[][] {{1920, 1080}, {3840, 2160}}) {
                    Looks.inWindow(screen, "wall " + language, size[0], size[1], wrong);
                    screen.inWindow(size[0], size[1], () -> everythingIsInSight(page));
                }
                Looks.by(screen, language.equals("fr"), "wall " + language, wrong);
            }
        }
        caller.hangsUp();
        second.hangsUp();
        assertThat(wrong).isEmpty();
    }

    private void everybodyCanUseTheOtherPages(DeskPage screen, List<String> wrong) {
        for (String[] other : new String[][] {{"thresholds", "wallboard/thresholds", "thresholds-line"}, {"history", "history?compare=previous", "difference"},
                {"calls", "history/calls?figure=offered&from=" + LocalDate.now(BRUSSELS) + "&to=" + LocalDate.now(BRUSSELS), "calls-list"},
                {"staffing", "history/staffing", "need"}}) {
            screen.page().navigate("/#/" + other[1]);
            screen.on(other[2]).first().waitFor();
            if (other[0].equals("history")) {
                eachFiguresMeaningIsToldByMouseAndByKeyboard(screen);
            }
            Looks.inFrenchByDayAndDutchByNight(screen, other[0], wrong);
        }
    }

    private static void everythingIsInSight(Page wall) {
        assertThat(wall.evaluate("() => document.documentElement.scrollHeight - innerHeight")).as("nothing to scroll on a wall").isEqualTo(0);
        assertThat(wall.evaluate("""
                () => [...document.querySelectorAll('[data-testid=today], [data-testid=today] [role=group]')].every(part => part.scrollHeight <= part.clientHeight + 1)"""))
                .as("every figure of the day is in sight").isEqualTo(true);
        assertThat(wall.evaluate("""
                () => { const list = document.querySelector('[data-testid=coming] ul').getBoundingClientRect()
                        return [...document.querySelectorAll('[data-testid=coming] li')].filter(shift => shift.getBoundingClientRect().bottom > list.bottom + 1).length }"""))
                .as("coming shifts that are cut off").isEqualTo(0);
    }

    /** One of them has somebody, the others nobody. */
    private void theComingShiftsAreThoseOfTheService(DeskPage screen, Person ann) {
        Instant tomorrow = Instant.now().plus(Duration.ofHours(20));
        long shift = line.coordinator().get("/api/shifts?from=" + tomorrow + "&to=" + tomorrow.plusSeconds(1)).path(0).path("id").asLong();
        line.coordinator().post("/api/shifts/" + shift + "/assignments", Map.of("responderId", ann.id()));
        Awaitility.await("the coming 24 hours").atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            List<JsonNode> coming = list(board.state().path("coming"));
            assertThat(coming).extracting(s -> s.path("planned").asInt()).contains(0, 1);
            Locator rows = screen.on("coming-shift");
            assertThat(rows.allInnerTexts()).hasSameSizeAs(coming);
            for (int i = 0; i < coming.size(); i++) {
                JsonNode of = coming.get(i);
                assertThat(rows.nth(i).innerText().replaceAll("\\s+", " ")).contains(clock(of.path("from")) + " – " + clock(of.path("to")),
                        of.path("planned").asInt() + " prévus / " + of.path("target").asInt() + " (min. " + of.path("floor").asInt() + ")");
            }
        });
        line.coordinator().delete("/api/shifts/" + shift + "/assignments/" + ann.id());
    }

    private List<JsonNode> halfHours() {
        return list(board.state().path("halfHours"));
    }

    private static boolean drawn(JsonNode half) {
        return !half.path("target").isNull() || half.path("figures").path("offered").asInt() > 0 || half.path("onDuty").asDouble() > 0;
    }

    /** In words for who does not see it; for others, each point and each column is as high on its axis as the figure. */
    private void theCurveIsDrawnAsTheDayWas(DeskPage screen) {
        Locator curve = screen.on("day-curve").locator("div[role=img]");
        Awaitility.await("the curve").atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode state = board.state();
            JsonNode day = today(state);
            assertThat(curve.getAttribute("aria-label")).contains("%d appels présentés, %d répondus, %d abandonnés".formatted(day.path("offered").asInt(),
                    day.path("answered").asInt(), day.path("gaveUp").asInt()));
            List<JsonNode> halves = new ArrayList<>(list(state.path("halfHours")));
            while (!drawn(halves.getFirst())) {
                halves.removeFirst();
            }
            while (!drawn(halves.getLast())) {
                halves.removeLast();
            }
            List<JsonNode> begun = halves.stream().filter(half -> !from(half).isAfter(Instant.now())).toList();
            JsonNode drawn = JSON.valueToTree(curve.evaluate(DRAWN));
            for (String figure : List.of("offered", "answered", "gaveUp")) {
                sameHeights(figure, drawn.path(figure), begun.stream().map(half -> half.path("figures").path(figure)).toList());
            }
            sameHeights("on duty", drawn.path("people"), begun.stream().map(half -> half.path("onDuty")).toList());
            sameHeights("floor", drawn.path("floor"), halves.stream().map(half -> half.path("floor")).toList());
            sameHeights("target", drawn.path("target"), halves.stream().map(half -> half.path("target")).toList());
        });
    }

    private static void sameHeights(String what, JsonNode drawn, List<JsonNode> figures) {
        assertThat(drawn.size()).as(what).isGreaterThanOrEqualTo(figures.size());
        for (int i = 0; i < figures.size(); i++) {
            assertThat(drawn.path(i).asDouble()).as("%s, half-hour %d of %d", what, i, figures.size()).isCloseTo(figures.get(i).asDouble(), within(0.1));
        }
    }

    /** Heights in the drawing by half-hour, in the units of the numbers beside it: of a curve's corners the last at each place, of a column its top. */
    private static final String DRAWN = """
            chart => {
              const all = {}
              for (const drawing of chart.querySelectorAll('svg.recharts-surface')) {
                const ticks = [...drawing.querySelectorAll('.recharts-yAxis-tick-labels text')].map(text => ({ value: Number(text.textContent), y: Number(text.getAttribute('y')) }))
                  .sort((a, b) => a.value - b.value)
                if (ticks.length < 2) continue
                const lines = [...drawing.querySelectorAll('.recharts-cartesian-grid-horizontal line')].map(line => Number(line.getAttribute('y1')))
                const exact = tick => ({ value: tick.value, y: lines.find(y => Math.abs(y - tick.y) < 3) ?? tick.y })
                const [low, high] = [exact(ticks[0]), exact(ticks.at(-1))]
                const value = y => low.value + (y - low.y) / (high.y - low.y) * (high.value - low.value)
                const curves = {}
                for (const path of drawing.querySelectorAll('path.recharts-curve[stroke^="var("]')) {
                  const ends = new Map()
                  for (const [, letter, numbers] of path.getAttribute('d').matchAll(/([MLC])([^MLCZ]*)/g)) {
                    const each = numbers.split(/[ ,]+/).filter(Boolean).map(Number)
                    for (let i = letter === 'C' ? 4 : 0; i < each.length; i += letter === 'C' ? 6 : 2) ends.set(Math.round(each[i]), each[i + 1])
                  }
                  curves[path.getAttribute('stroke').slice(6, -1)] = ends
                }
                const heights = curve => [...curve.values()].map(value)
                if (curves.offered) {
                  all.offered = heights(curves.offered)
                  all.answered = heights(curves.answered)
                  const columns = [...drawing.querySelectorAll('.recharts-bar-rectangle path')].map(column => column.getBBox())
                  all.gaveUp = [...curves.offered.keys()].map(x => {
                    const column = columns.find(each => Math.abs(each.x + each.width / 2 - x) < 2)
                    return column ? value(column.y) : 0
                  })
                } else {
                  all.people = heights(curves.people)
                  all.floor = heights(curves['gave-up'])
                  all.target = heights(curves['text-dim'])
                }
              }
              return all
            }""";

    private static Instant from(JsonNode half) {
        return Instant.parse(half.path("from").asText());
    }

    /** The same as a table: every figure of every half-hour that has begun. */
    private void theTableOfHalfHoursHasTheFigures(DeskPage screen) {
        Awaitility.await("the half-hours as a table").atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            List<JsonNode> cells = list(JSON.valueToTree(screen.on("half-hours").evaluate("""
                    table => [...table.querySelectorAll('[data-testid=figure]')].map(({ dataset }) => ({ ...dataset }))""")));
            List<JsonNode> begun = halfHours().stream().filter(half -> drawn(half) && !from(half).isAfter(Instant.now())).toList();
            assertThat(cells.stream().map(cell -> cell.path("scope").asText()).distinct()).containsAll(begun.stream().map(half -> half.path("from").asText()).toList());
            for (JsonNode cell : cells) {
                JsonNode half = halfHours().stream().filter(h -> h.path("from").equals(cell.path("scope"))).findFirst().orElseThrow();
                JsonNode value = half.path("figures").path(cell.path("figure").asText());
                if (value.isNull()) {
                    assertThat(cell.path("value").asText()).isEmpty();
                } else {
                    assertThat(cell.path("value").asDouble()).as("%s at %s", cell.path("figure"), cell.path("scope")).isEqualTo(value.asDouble());
                }
            }
        });
    }

    /** In the service's own words: in French pointed at, in Dutch walked to with the keyboard. */
    private void eachFiguresMeaningIsToldByMouseAndByKeyboard(DeskPage screen) {
        Page page = screen.page();
        Map<String, JsonNode> definitions = new HashMap<>();
        line.coordinator().get("/api/figures/definitions").forEach(each -> definitions.put(each.path("key").asText(), each));
        Locator summary = screen.on("summary");
        summary.getByTestId("definition").filter(new Locator.FilterOptions().setHasNotText("…")).first().waitFor();
        assertThat(summary.getByTestId("definition").count()).isEqualTo(definitions.size());
        definitions.forEach((figure, definition) -> {
            summary.locator("[data-testid=definition][data-figure=" + figure + "]").hover();
            told(page, definition.path("fr").path("meaning"));
        });

        page.mouse().move(0, 0);
        Looks.speaks(screen, "nl");
        screen.on("export-figures-xlsx").focus();
        while (!definitions.isEmpty()) {
            page.keyboard().press("Tab");
            String figure = (String) page.evaluate("() => document.activeElement.dataset.testid === 'definition' ? document.activeElement.dataset.figure : ''");
            assertThat(page.evaluate("() => document.activeElement.closest('[data-testid=summary]') !== null")).as("still to come: %s", definitions.keySet()).isEqualTo(true);
            if (definitions.containsKey(figure)) {
                told(page, definitions.remove(figure).path("nl").path("meaning"));
            }
        }
        screen.on("export-figures-xlsx").focus();
        page.waitForFunction("() => document.querySelector('[role=tooltip]') === null");
        Looks.speaks(screen, "fr");
    }

    private static void told(Page page, JsonNode meaning) {
        page.getByRole(AriaRole.TOOLTIP).getByText(meaning.asText(), new Locator.GetByTextOptions().setExact(true)).or(
                page.getByRole(AriaRole.TOOLTIP).and(page.getByText(meaning.asText(), new Page.GetByTextOptions().setExact(true)))).first().waitFor();
    }
}
