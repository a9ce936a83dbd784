package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inFrenchByDayAndDutchByNight;
import static org.permanence.story.Looks.look;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.HoursPage;
import org.permanence.lab.Lab;
import org.permanence.lab.Part;
import org.permanence.lab.Phone;
import org.permanence.lab.Postgres;

/** From an installation in which there is nothing to a first answered call, on the screen alone. */
@Tag("browser")
class FirstStartIT {

    private static final String OWNER = "direction@permanence.example";
    private static final String HOME = "+3225559901";
    private static final Duration AS_A_SHIFT_BEGINS = Duration.ofSeconds(30);

    private final List<String> wrong = new ArrayList<>();

    @Test
    void anEmptyInstallationIsSetUpOnTheScreenUntilItsFirstCallIsAnswered(@TempDir Path folder) {
        Lab lab = Lab.start();
        Phone home = lab.homePhone(HOME);
        try (Helpline line = Helpline.empty(lab, Postgres.temporary(), folder); DeskPage screen = line.screen()) {
            theFirstAdministratorComesIn(line, screen);
            screen.clicks("do-line");
            entersTheLine(screen);
            comesBackWith(screen, 3, "do-hours");
            entersTheHours(screen);
            comesBackWith(screen, 4, "do-people");
            addsSomebodyAtHome(screen);
            comesBackWith(screen, 5, "do-call");
            putsThemOnTheShiftOfNow(screen);
            theFirstCallIsSeenAndAnswered(lab, screen, home);
        }
        assertThat(wrong).isEmpty();
    }

    private void theFirstAdministratorComesIn(Helpline line, DeskPage screen) {
        screen.goesTo("/");
        Part first = screen.on("first-administrator").isShown();
        inFrenchByDayAndDutchByNight(screen, "first administrator", wrong);
        first.field("code").fill("AAAA-BBBB-CCCC");
        first.field("name").fill("Dominique Direction");
        first.field("email").fill(OWNER);
        first.field("password").fill(Helpline.PASSWORD);
        first.field("again").fill(Helpline.PASSWORD);
        first.send().click();
        screen.comesTrue("() => document.activeElement.name === 'code' && document.activeElement.getAttribute('aria-invalid') === 'true'");
        look(screen, "a wrong code");
        String code = line.service().firstCode();
        assertThat(line.createsAFirstAdministrator(code.substring(5), "stranger@permanence.example")).isEqualTo(403);
        first.field("code").fill(" " + code.toLowerCase());
        first.send().click();
        screen.on("set-up").isShown();
        assertThat(line.awaitsItsFirstAdministrator()).isFalse();
        assertThat(line.createsAFirstAdministrator(code, "stranger@permanence.example")).isEqualTo(409);
        screen.on("set-up-trunk").is("trunk", "answers");
        step(screen, "line").is("next", "true");
        inFrenchByDayAndDutchByNight(screen, "set-up", wrong);
        screen.clicks("put-away").on("set-up-link").isGone();
        screen.on("set-up-away").part("undo").click();
        screen.on("set-up-link").isThere();
    }

    private void entersTheLine(DeskPage screen) {
        Part form = screen.on("new-line").isShown();
        form.field("name").fill("Écoute sociale");
        form.field("numbers").fill("0800 35 243\n+32 800 35 243");
        form.field("opens").uncheck();
        inFrenchByDayAndDutchByNight(screen, "a new line", wrong);
        form.send().click();
        screen.on("line-settings").is("line", "line1");
    }

    /** Also on a public holiday: the story is told on any day. */
    private void entersTheHours(DeskPage screen) {
        HoursPage hours = HoursPage.on(screen).callsIt("Jour et nuit").givesASlot(1, "0", "24").makesTheWeekLikeItsMonday();
        screen.on("regime-form").field("closedOnHolidays").uncheck();
        hours.savesTheRegime().confirmsWhatChangesToday();
    }

    private void addsSomebodyAtHome(DeskPage screen) {
        Part form = screen.on("person-form").isShown();
        form.field("firstName").fill("Ann");
        form.field("surname").fill("Peeters");
        form.field("email").fill("ann@permanence.example");
        screen.on("person-languages").choice("fr").check();
        form.part("enter-home").click();
        form.field("homePhone").fill(HOME);
        screen.clicks("save-person").on("access").is("state", "mailed");
    }

    private void putsThemOnTheShiftOfNow(DeskPage screen) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        screen.on("roster-day").saying("date", today.toString()).part("slot").first().click();
        screen.on("candidate").first().click();
        screen.on("on-shift").isShown();
    }

    private void theFirstCallIsSeenAndAnswered(Lab lab, DeskPage screen, Phone home) {
        screen.on("set-up-strip").link().click();
        step(screen, "call").within(AS_A_SHIFT_BEGINS).is("ready", "true");
        look(screen, "waiting for the first call");
        Caller caller = lab.caller("+32499770001").dials(Helpline.NUMBER).presses("1");
        home.isRinging();
        screen.on("set-up-call").is("state", "ringing");
        look(screen, "the first call rings");
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        screen.on("set-up-call").is("state", "talking");
        screen.on("set-up-far").is("done", "6");
        screen.on("set-up-link").isGone();
        caller.hangsUp();
        screen.reloads().on("set-up-call").is("state", "answered");
        inFrenchByDayAndDutchByNight(screen, "set-up is over", wrong);
    }

    private static Part step(DeskPage screen, String name) {
        return screen.on("set-up-step").saying("step", name);
    }

    /** Every page to which the set-up leads says how far it is, and leads back. */
    private static void comesBackWith(DeskPage screen, int done, String next) {
        screen.on("set-up-strip").is("done", "" + done);
        look(screen, "strip " + next);
        screen.on("set-up-strip").link().click();
        screen.on("set-up-far").is("done", "" + done);
        screen.clicks(next);
    }
}
