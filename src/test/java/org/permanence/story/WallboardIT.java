package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Office;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardPage;
import org.permanence.lab.WallboardSocket.ComingShift;
import org.permanence.lab.WallboardSocket.HalfHour;

/** The wallboard as people see it; it shows the service's values. */
@Tag("browser")
class WallboardIT extends WallboardStory {

    private static final List<int[]> WALLS = List.of(new int[]{1920, 1080}, new int[]{3840, 2160});

    /** In French and Dutch, light and dark, on a telephone, at a desk and on a wall; and it shows the service's values. */
    @Test
    void everybodyCanUseTheWallboard() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        Caller second = aCallerDials();
        List<String> wrong = new ArrayList<>();
        try (WallboardPage wallboard = coordinates()) {
            DeskPage screen = wallboard.screen();
            wallboard.firstWaiting().isShown();
            wallboard.showsACallInProgress().hasDefinitions();
            theComingShiftsAreThoseOfTheService(wallboard, ann);

            wallboard.opensEverything();
            theTableOfHalfHoursHasTheFigures(wallboard);
            Looks.inFrenchByDayAndDutchByNight(screen, "wallboard, everything open", wrong);

            for (String language : List.of("nl", "fr")) {
                wallboard.isOpened();
                screen.speaks(language);
                wallboard.isHungOnAWall();
                for (int[] size : WALLS) {
                    Looks.inWindow(screen, "wall " + language, size[0], size[1], wrong);
                    screen.inWindow(size[0], size[1], () -> assertThat(wallboard.outOfSight()).as("nobody scrolls on a wall").isEmpty());
                }
                Looks.by(screen, language.equals("fr"), "wall " + language, wrong);
            }
        }
        caller.hangsUp();
        second.hangsUp();
        assertThat(wrong).isEmpty();
    }

    /** One of them has somebody, the others nobody. */
    private void theComingShiftsAreThoseOfTheService(WallboardPage wallboard, Person ann) {
        Office.Shift shift = line.office().shiftAt(Instant.now().plus(Duration.ofHours(20)));
        line.office().puts(ann, shift);
        Awaitility.await("the coming 24 hours").atMost(Duration.ofSeconds(15)).pollInSameThread().untilAsserted(() -> {
            List<ComingShift> coming = board.now().coming();
            assertThat(coming).extracting(ComingShift::planned).contains(0, 1);
            List<String> shown = wallboard.comingShifts();
            assertThat(shown).hasSameSizeAs(coming);
            for (int i = 0; i < coming.size(); i++) {
                ComingShift of = coming.get(i);
                assertThat(shown.get(i)).contains(clock(of.from()) + " – " + end(of.to()),
                        "%d prévus / %d (min. %d)".formatted(of.planned(), of.target(), of.floor()));
            }
        });
        line.office().takes(ann, shift);
    }

    /** The curve of the day as a table: every figure of every half-hour that has begun. */
    private void theTableOfHalfHoursHasTheFigures(WallboardPage wallboard) {
        Awaitility.await("the half-hours as a table").atMost(Duration.ofSeconds(15)).pollInSameThread().untilAsserted(() -> {
            List<WallboardPage.Cell> cells = wallboard.halfHours();
            List<HalfHour> halves = board.now().halfHours();
            Set<Instant> inTheTable = new HashSet<>(cells.stream().map(WallboardPage.Cell::halfHour).toList());
            assertThat(inTheTable).containsAll(halves.stream().filter(half -> half.drawn() && half.begun()).map(HalfHour::from).toList());
            for (WallboardPage.Cell cell : cells) {
                HalfHour half = halves.stream().filter(it -> it.from().equals(cell.halfHour())).findFirst().orElseThrow();
                assertThat(cell.value()).as("%s at %s", cell.figure(), cell.halfHour()).isEqualTo(half.figures().get(cell.figure()));
            }
        });
    }
}
