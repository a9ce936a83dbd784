package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** A person records an announcement from a responder's telephone. */
@ExtendWith(LabExtension.class)
class RecordingIT {

    private static final String LINE = "080035243";
    private static final String FRENCH_NOBODY = "*77130";

    private final Lab lab;
    private Phone desk;

    RecordingIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void aLineAndADesk() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        desk = lab.registeredDeskPhone("101");
    }

    @Test
    void callersHearWhatWasKeptAndTheMadeVoiceAgainOnceItIsTakenBack() throws Exception {
        lab.plan().put("recorder", "desk-101", "1");
        Path recording = lab.pbx().folder().resolve("recordings/fr/nobody.wav");
        desk.dials(FRENCH_NOBODY).hears("record-menu", FR).presses("2").hears("record-start", FR);
        Wait.until("a try is being recorded", () -> Files.exists(recording.resolveSibling(".try/nobody.wav"))
                && Files.size(recording.resolveSibling(".try/nobody.wav")) > 16_000);
        desk.presses("#").hears("record-menu", FR);
        assertThat(recording).doesNotExist();
        desk.presses("4").hears("record-kept", FR);

        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        caller.hearsTheVoiceOf(desk).gotHungUp();
        assertThat(caller.hasHeard("nobody", FR)).isFalse();

        desk.hears("record-menu", FR).presses("0").hears("record-reverted", FR);
        assertThat(recording).doesNotExist();
        lab.caller("+32470111111").dials(LINE).presses("1").hears("nobody", FR);
    }

    @Test
    void onlyAPhoneThatMayRecordCan() {
        desk.dials(FRENCH_NOBODY).hears("record-refused", FR).gotHungUp();
    }

    @Test
    void anUploadedSoundWinsToo() throws Exception {
        Path made = lab.pbx().folder().resolveSibling("sounds/fr/closed.wav");
        Path uploaded = lab.pbx().folder().resolve("recordings/fr/nobody.wav");
        Files.copy(made, uploaded);
        try {
            lab.caller("+32470111111").dials(LINE).presses("1").hears("closed", FR).gotHungUp();
        } finally {
            Files.delete(uploaded);
        }
    }
}
