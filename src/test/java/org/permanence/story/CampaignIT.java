package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Campaign;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Figures;
import org.permanence.lab.Helpline;
import org.permanence.lab.HistoryPage;
import org.permanence.lab.Mailbox;
import org.permanence.lab.Office;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;
import org.permanence.lab.WallboardPage;
import org.permanence.lab.WallboardSocket.Alert;
import org.permanence.lab.WallboardSocket.Board;
import org.permanence.lab.WallboardSocket.HalfHour;

/** A radio campaign in short form: the wallboard, the history and the mailbox say what the telephones saw, and nothing else. */
@Tag("browser")
class CampaignIT extends WallboardStory {

    private static final int CALLS = 60;
    private static final int GIVE_UP = 12;
    private static final int RESPONDERS = 5;
    private static final int AT_HOME = 3;
    /** Calls waiting: fewer than give up, more than ever call at once afterwards. */
    private static final int ALERT = 11;
    /** Responders who are at their phones answer sooner; the first callers wait longer than this, by any clock. */
    private static final int IN_TIME = 3;
    private static final int FIRST_WAIT = 5;
    private static final Duration TALK = Duration.ofMillis(400);
    /** They go on with the clock. */
    private static final Set<String> GO_ON = Set.of("occupancy", "averageOnDuty");

    private final Set<String> alertsBefore = alertsSoFar();
    private final int mailsBefore = line.mailbox().mails().size();
    private final Figures before = line.office().todayInHistory("day").total();
    private final Map<Phone, Person> people = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void theCampaign() {
        line.office().wantsAnAlertAt(ALERT);
        line.office().callsInTime(IN_TIME);
        try (WallboardPage wallboard = coordinates(); Campaign campaign = new Campaign()) {
            fiveGoOnDuty(campaign);
            everybodyTalksAfterAWhile(campaign, wallboard);
            line.mailbox().goesAway(); // when the alert begins
            List<Caller> impatient = dial(GIVE_UP, campaign);
            theyWaitWhichIsAnAlert(impatient, campaign, wallboard);
            Looks.inEveryWindow(wallboard.screen(), "campaign", wrong);
            theyGiveUpAndTheAlertIsOver(impatient, campaign);
            theRestAreAnsweredWhileACoordinatorLooksElsewhere(campaign, wallboard);

            Figures after = board.sees("the figures have all", Duration.ofSeconds(30),
                    state -> state.today().all().count("answered") - before.count("answered") == CALLS - GIVE_UP
                            && state.today().all().count("gaveUp") - before.count("gaveUp") == GIVE_UP && state.inProgress().isEmpty())
                    .today().all();
            for (String none : List.of("closed", "nobodyOnDuty", "overflow", "failed", "endUnknown")) {
                assertThat(after.count(none)).as(none).isEqualTo(before.count(none));
            }
            theFiguresAreThoseOfTheTelephones(after, campaign);
            eachCallIsAsTheTelephonesHadIt(campaign);
            Awaitility.await("the history").atMost(Duration.ofSeconds(20)).untilAsserted(this::historySaysTheSame);
            theCurveIsDrawnAsTheDayWas(wallboard);
        }
        assertThat(wrong).isEmpty();
        theAlertWasMailedOnceWithItsEnd();
    }

    private void fiveGoOnDuty(Campaign campaign) {
        for (int i = 0; i < RESPONDERS; i++) {
            Person person = person("Campaign" + i);
            Phone phone = i < AT_HOME ? person.onDutyAtHome(aHomeNumber()) : person.onDutyAtDesk(aDesk());
            people.put(phone, person);
            campaign.answers(phone, i < AT_HOME, TALK);
        }
        board.sees("five are on duty",
                state -> state.responders().stream().filter(responder -> responder.name().startsWith("Campaign")).count() == RESPONDERS);
    }

    /** It rings for a while before they are at their phones. Then everybody is in a call, and stays there. */
    private void everybodyTalksAfterAWhile(Campaign campaign, WallboardPage wallboard) {
        List<Caller> first = dial(RESPONDERS, campaign);
        WallboardPage.Clock longest = wallboard.figure("longestWait").clock();
        longest.reaches(FIRST_WAIT, Duration.ofSeconds(20));
        longest.goesOnSince(firstOf(first, campaign));
        campaign.peopleAreThere();
        board.sees("five talk", Duration.ofSeconds(40), state -> state.inProgress().size() == RESPONDERS
                && state.responders().stream().filter(responder -> responder.state().equals("inCall")).count() == RESPONDERS);
        Awaitility.await("five are heard").until(() -> campaign.goingOn().size() == RESPONDERS);
    }

    private void theyWaitWhichIsAnAlert(List<Caller> impatient, Campaign campaign, WallboardPage wallboard) {
        Board full = board.seesWaiting(GIVE_UP, Duration.ofSeconds(40));
        assertThat(full.waiting()).extracting(waiting -> waiting.position()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Alert alert = alert("waiting", alertsBefore);
        assertThat(alert.threshold()).isEqualTo(ALERT);
        line.office().acknowledges(alert.id());
        board.sees("acknowledged by name",
                state -> state.alerts().stream().anyMatch(it -> it.id().equals(alert.id()) && "Coordinator".equals(it.acknowledgedBy())));
        board.sees("mails fail, and that is said", state -> state.service().mailFailingSince() != null);
        line.mailbox().comesBack();
        for (Campaign.Conversation talk : campaign.goingOn()) {
            wallboard.responder(people.get(talk.phone())).clock("inCall").goesOnSince(talk.answered());
        }
        wallboard.figure("longestWait").clock().goesOnSince(firstOf(impatient, campaign));
    }

    private void theyGiveUpAndTheAlertIsOver(List<Caller> impatient, Campaign campaign) {
        impatient.forEach(Caller::hangsUp);
        board.seesWaiting(0);
        assertThat(campaign.conversations().size() + campaign.goingOn().size()).as("nobody answered them").isEqualTo(RESPONDERS);
        Awaitility.await("the alert is over").atMost(Duration.ofSeconds(15)).until(() -> alerts("waiting", alertsBefore),
                found -> found.size() == 1 && found.getFirst().over());
    }

    /** They come as they can be answered. */
    private void theRestAreAnsweredWhileACoordinatorLooksElsewhere(Campaign campaign, WallboardPage wallboard) {
        campaign.letsGo();
        Thread others = Thread.ofVirtual().start(() -> {
            for (int left = CALLS - RESPONDERS - GIVE_UP; left > 0; left--) {
                Awaitility.await("room for a caller").pollInSameThread().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20))
                        .until(() -> campaign.callers() < ALERT - 1);
                dial(1, campaign);
            }
        });
        everybodyCanUseTheOtherPages(wallboard.screen());
        wallboard.isOpened();
        Wait.until("everybody has called", Duration.ofSeconds(60), () -> !others.isAlive());
        Awaitility.await("everybody was answered").atMost(Duration.ofSeconds(60))
                .until(() -> campaign.callers() == 0 && campaign.goingOn().isEmpty());
    }

    private List<Caller> dial(int callers, Campaign campaign) {
        List<Caller> dialling = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            dialling.add(campaign.calls(aCaller(), Helpline.NUMBER));
        }
        return dialling;
    }

    private static Instant firstOf(List<Caller> callers, Campaign campaign) {
        return callers.stream().map(campaign::waitingSince).min(Comparator.naturalOrder()).orElseThrow();
    }

    private void theAlertWasMailedOnceWithItsEnd() {
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

    private void theFiguresAreThoseOfTheTelephones(Figures after, Campaign campaign) {
        List<Campaign.Conversation> heard = campaign.conversations();
        assertThat(heard).as("phones that heard a caller").hasSize(CALLS - GIVE_UP);
        List<Double> waited = heard.stream().map(campaign::waited).toList();
        List<Double> inVain = campaign.waitedInVain();
        assertThat(inVain).hasSize(GIVE_UP);
        assertThat(added(after, "averageSpeedOfAnswer", "answered") / heard.size()).as("average speed of answer").isCloseTo(average(waited),
                within(1.0));
        assertThat(added(after, "averageTimeToGiveUp", "gaveUp") / GIVE_UP).as("until they gave up").isCloseTo(average(inVain),
                within(1.0));
        assertThat(after.value("longestSpeedOfAnswer")).isCloseTo(Math.max(before.value("longestSpeedOfAnswer"), Collections.max(waited)),
                within(1.5));
        assertThat(after.value("longestTimeToGiveUp")).isCloseTo(Math.max(before.value("longestTimeToGiveUp"), Collections.max(inVain)),
                within(1.5));
        assertThat(added(after, "averageTalkTime", "answered") / heard.size()).as("talk")
                .isCloseTo(heard.stream().mapToDouble(talk -> Campaign.seconds(talk.answered(), talk.over())).average().orElseThrow(),
                        within(1.0));

        // A call answered close to the threshold may count or not; the first five do not, and most of the others do.
        int inTime = after.count("answeredInTime") - before.count("answeredInTime");
        assertThat(inTime).isBetween((int) waited.stream().filter(w -> w < IN_TIME - 1.5).count(),
                (int) waited.stream().filter(w -> w < IN_TIME + 1.5).count());
        assertThat(inTime).isBetween(1, CALLS - GIVE_UP - RESPONDERS);
        assertThat(after.value("serviceLevelOfAnswered")).isCloseTo(after.value("answeredInTime") / after.count("answered"), within(0.001));
        assertThat(after.value("serviceLevelOfOffered")).isCloseTo(after.value("answeredInTime")
                / (after.count("offered") - after.count("inProgress") - after.count("gaveUpInTime")), within(0.001));
        assertThat(after.value("abandonment")).isCloseTo(after.value("gaveUp") / (after.count("offered") - after.count("inProgress")),
                within(0.001));
    }

    private static double average(List<Double> seconds) {
        return seconds.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    private double added(Figures after, String average, String count) {
        return after.total(average, count) - before.total(average, count);
    }

    /** In the list of calls behind the figure: with whom, when, after which wait and for how long. */
    private void eachCallIsAsTheTelephonesHadIt(Campaign campaign) {
        List<Office.Call> calls = line.office().callsBehind("answered").items();
        people.forEach((phone, person) -> {
            List<Office.Call> theirs =
                    calls.stream().filter(call -> call.isOf(person)).sorted(Comparator.comparing(Office.Call::pickedUpAt)).toList();
            List<Campaign.Conversation> heard = campaign.conversations().stream().filter(talk -> talk.phone() == phone)
                    .sorted(Comparator.comparing(Campaign.Conversation::answered)).toList();
            assertThat(theirs).as("of %s", person.name()).hasSameSizeAs(heard).isNotEmpty();
            for (int i = 0; i < heard.size(); i++) {
                assertThat(Campaign.seconds(heard.get(i).answered(), theirs.get(i).pickedUpAt())).as("picked up").isCloseTo(0, within(2.0));
                assertThat(theirs.get(i).waitedSeconds()).as("waited").isCloseTo(campaign.waited(heard.get(i)), within(2.0));
                assertThat(theirs.get(i).talkedSeconds()).as("talked")
                        .isCloseTo(Campaign.seconds(heard.get(i).answered(), heard.get(i).over()), within(2.0));
            }
        });
    }

    /** Every figure of the day, on the wallboard, in the history, in the sum of its half-hours and in its list of calls. */
    private void historySaysTheSame() {
        Figures wallboard = line.office().today();
        Office.Period history = line.office().todayInHistory("halfHour");
        wallboard.byName().forEach((figure, value) -> {
            if (!GO_ON.contains(figure)) {
                assertThat(history.total().get(figure)).as(figure).isEqualTo(value);
            }
        });
        for (String count : List.of("offered", "answered", "gaveUp", "closed", "answeredInTime", "gaveUpInTime")) {
            assertThat(history.rows().stream().mapToInt(row -> row.figures().count(count)).sum()).as(count)
                    .isEqualTo(wallboard.count(count));
            assertThat(line.office().callsBehind(count).total()).as("calls behind " + count).isEqualTo(wallboard.count(count));
        }
        assertThat(board.now().gaveUp()).hasSizeGreaterThanOrEqualTo(GIVE_UP);
    }

    private void everybodyCanUseTheOtherPages(DeskPage screen) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        screen.goesTo("/#/wallboard/thresholds").on("thresholds-line").first().isShown();
        Looks.inFrenchByDayAndDutchByNight(screen, "thresholds", wrong);

        HistoryPage history = new HistoryPage(screen).isOpenedWithTheTimeBefore().showsDifferences();
        eachFiguresMeaningIsToldByMouseAndByKeyboard(screen, history);
        Looks.inFrenchByDayAndDutchByNight(screen, "history", wrong);

        screen.goesTo("/#/history/calls?figure=offered&from=" + today + "&to=" + today).on("calls-list").first().isShown();
        Looks.inFrenchByDayAndDutchByNight(screen, "calls", wrong);

        screen.goesTo("/#/history/staffing").on("need").first().isShown();
        Looks.inFrenchByDayAndDutchByNight(screen, "staffing", wrong);
    }

    /** In the service's own words: in French pointed at, in Dutch walked to with the keyboard. */
    private void eachFiguresMeaningIsToldByMouseAndByKeyboard(DeskPage screen, HistoryPage history) {
        List<Office.Definition> definitions = line.office().definitions();
        assertThat(history.definitions()).isEqualTo(definitions.size());
        history.tellsByMouse(meanings(definitions, Office.Definition::fr));
        screen.speaks("nl");
        history.tellsByKeyboard(meanings(definitions, Office.Definition::nl));
        screen.speaks("fr");
    }

    private static Map<String, String> meanings(List<Office.Definition> definitions, Function<Office.Definition, Office.Wording> language) {
        return definitions.stream().collect(Collectors.toMap(Office.Definition::key, definition -> language.apply(definition).meaning()));
    }

    /** In words for screen readers; in the drawing, each point and each column is as high on its axis as the figure. */
    private void theCurveIsDrawnAsTheDayWas(WallboardPage wallboard) {
        Awaitility.await("the curve").atMost(Duration.ofSeconds(15)).pollInSameThread().untilAsserted(() -> {
            Board state = board.now();
            Figures day = state.today().all();
            assertThat(wallboard.curveInWords()).contains("%d appels présentés, %d répondus, %d abandonnés".formatted(day.count("offered"),
                    day.count("answered"), day.count("gaveUp")));
            List<HalfHour> halves = new ArrayList<>(state.halfHours());
            while (!halves.getFirst().drawn()) {
                halves.removeFirst();
            }
            while (!halves.getLast().drawn()) {
                halves.removeLast();
            }
            List<HalfHour> begun = halves.stream().filter(HalfHour::begun).toList();
            Map<String, List<Double>> drawn = wallboard.curveAsDrawn();
            for (String figure : List.of("offered", "answered", "gaveUp")) {
                sameHeights(figure, drawn.get(figure), begun, half -> half.figures().get(figure));
            }
            sameHeights("on duty", drawn.get("people"), begun, HalfHour::onDuty);
            sameHeights("floor", drawn.get("floor"), halves, HalfHour::floor);
            sameHeights("target", drawn.get("target"), halves, HalfHour::target);
        });
    }

    private static void sameHeights(String what, List<Double> drawn, List<HalfHour> halves, Function<HalfHour, Number> figure) {
        assertThat(drawn).as(what).hasSizeGreaterThanOrEqualTo(halves.size());
        for (int i = 0; i < halves.size(); i++) {
            Number value = figure.apply(halves.get(i));
            assertThat(drawn.get(i)).as("%s, half-hour %d of %d", what, i, halves.size()).isCloseTo(value == null ? 0 : value.doubleValue(),
                    within(0.1));
        }
    }
}
