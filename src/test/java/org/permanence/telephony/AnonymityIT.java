package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** After calls of every kind, no file of the PBX holds a caller's number, and home numbers are only in AstDB. */
@ExtendWith(LabExtension.class)
class AnonymityIT {

    private static final String LINE = "080035243";
    /** Digits that occur nowhere else: the national part, so that it is found after +32, 0032 and 0. */
    private static final String CALLER = "478653917";
    private static final String HOME = "27649183";
    private static final String THIRD = "25379164";

    private final Lab lab;

    AnonymityIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void noFileOfThePbxHoldsACallersNumber() throws IOException {
        Phone ann = lab.homePhone("+32" + HOME);
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        for (String spelling : List.of("+32" + CALLER, "0032" + CALLER, "0" + CALLER)) {
            answered(spelling, ann);
        }
        Caller gaveUp = lab.caller("+32" + CALLER).dials(LINE).presses("1");
        ann.isRinging();
        gaveUp.hangsUp();
        ann.stopsRinging();
        lab.caller("+32" + CALLER).dials("080099999").isRefused();
        lab.caller("+32" + CALLER).dialsFromElsewhere(LINE).isRefused();
        withAThirdPersonAndPassedOn(ann);
        lab.plan().offDuty("r1", "aas-fr");
        lab.caller("+32" + CALLER).dials(LINE).presses("2").gotHungUp();

        assertThat(filesWith(CALLER, "")).isEmpty();
        assertThat(filesWith(THIRD, "")).isEmpty();
        assertThat(filesWith(HOME, "astdb.sqlite3")).isEmpty();
    }

    private void withAThirdPersonAndPassedOn(Phone home) {
        Phone third = lab.homePhone("+32" + THIRD);
        Caller caller = lab.caller("+32" + CALLER).dials(LINE).presses("1");
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        lab.pbx().callOf("r1").askFirst(third.name());
        third.isRinging();
        lab.pbx().callOf("r1").letGo();
        third.stopsRinging();
        Wait.until("the PBX has said so, which is when a screen offers the next", () -> !lab.pbx().told("ThirdFailed").isEmpty());
        lab.pbx().callOf("r1").bringIn(third.name());
        third.picksUp();
        caller.isInOneRoomWith(home, third);
        lab.pbx().callOf("r1").transfer(third.name());
        Wait.until("the third person is rung once more", () -> third.rings().size() == 3);
        third.picksUp();
        caller.isConnectedTo(third).hangsUp();
        third.gotHungUp();
    }

    private void answered(String number, Phone home) {
        Caller caller = lab.caller(number).dials(LINE).presses("1");
        home.picksUp().presses("1");
        caller.isConnectedTo(home).hangsUp();
        home.gotHungUp();
    }

    /** Files that hold the digits, written together or with spaces, dots, dashes or slashes between. */
    private List<Path> filesWith(String digits, String except) throws IOException {
        String spaced = String.join("[ ./-]?", digits.split(""));
        List<Path> found = new ArrayList<>();
        List<Path> files = lab.pbx().files();
        assertThat(files).anyMatch(file -> file.endsWith("queue_log")).anyMatch(file -> file.endsWith("events.csv"))
                .anyMatch(file -> file.endsWith("astdb.sqlite3"));
        for (Path file : files) {
            if (file.toString().endsWith(".wav") || !except.isEmpty() && file.getFileName().toString().startsWith(except)) {
                continue;
            }
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (Pattern.compile(spaced).matcher(content).find()) {
                found.add(file);
            }
        }
        return found;
    }
}
