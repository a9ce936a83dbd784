package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/**
 * The hold key of the desk phone, beside a screen that has a button for the same purpose: each takes back what it held, and the caller is
 * never alone.
 */
@Tag("browser")
class PhoneHoldIT extends Story {

    @Test
    void thePhonesOwnKeyHoldsAndTheScreenOffersOnlyWhatItCanDo() {
        Person ann = person("Ann");
        Phone desk = ann.onDutyAtDesk(aDesk());
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = aCallerDials();
            desk.picksUp();
            screen.callIs("inCall");
            caller.isConnectedTo(desk);

            desk.holds();
            screen.callIs("phoneHolds");
            caller.hearsMusic();
            assertThat(screen.on("call").wholeText()).contains("En attente sur votre téléphone", "avec sa touche d’attente");
            Looks.look(screen, "the phone holds");
            assertThat(screen.on("resume").count()).as("what only the phone can do").isZero();
            assertThatThrownBy(() -> ann.asks("resume")).isInstanceOfSatisfying(Api.Refused.class,
                    e -> assertThat(e.type()).endsWith("phone-holds"));
            desk.takesBack();
            screen.callIs("inCall");
            caller.isConnectedTo(desk);

            desk.holds();
            screen.callIs("phoneHolds").clicks("hold").callIs("onHold");
            caller.hearsMusic();
            desk.takesBack().hearsNothing();
            screen.callIs("onHold").clicks("resume").callIs("inCall");
            caller.isConnectedTo(desk);

            caller.fallsSilent();
            screen.remarks("Aucun son ne vient de la personne depuis 30 secondes. L’appel n’est pas coupé.");
            Looks.look(screen, "nothing comes from the caller");
            caller.isHeardAgain();
            screen.remarks("L’appel est sur votre téléphone");

            desk.holds();
            screen.callIs("phoneHolds");
            desk.hangsUp();
            caller.gotHungUp();
            screen.callIs("idle");
            assertThat(journal(caller).isOver().heldSeconds()).isPositive();
        }
    }
}
