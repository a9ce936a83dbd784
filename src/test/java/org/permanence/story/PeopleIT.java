package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inEveryLanguageAndScheme;
import static org.permanence.story.Looks.look;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Part;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;
import org.permanence.pbx.Language;

/** Who answers the line is kept on the screen: from the invitation to leaving. */
@Tag("browser")
class PeopleIT extends Story {

    private static final String PASSWORD = "quatre mots bien longs";

    /**
     * By keyboard, a coordinator adds somebody, who chooses a password by mail, answers, forgets the password, and leaves; leaving is taken
     * back.
     */
    @Test
    void somebodyIsInvitedChoosesAPasswordGoesOnDutyAndLeaves() {
        String email = "noor." + System.nanoTime() + "@permanence.example";
        String surname = "Laboratoire" + System.nanoTime();
        try (DeskPage office = line.screen(); DeskPage home = line.screen()) {
            office.identifies("/", line.coordinatorsEmail(), Helpline.PASSWORD);
            office.presses("people-link").on("people").isShown();
            office.presses("add-person");
            Part form = office.on("person-form").isShown();
            office.presses("save-person");
            assertThat(form.field("firstName").attribute("aria-invalid")).isEqualTo("true");
            form.field("firstName").fill("Noor");
            form.field("surname").fill(surname);
            form.field("email").fill(email);
            office.on("person-languages").choice("nl").check();
            form.field("accountLanguage").select("nl");
            form.field("weekly").fill("3");
            office.on("will-invite").isShown();
            office.presses("save-person").on("access").is("state", "mailed");

            home.goesTo(line.mailbox().linkFor(email));
            Part choosing = home.on("choose-password").isShown();
            assertThat(choosing.text()).contains("Noor " + surname);
            choosing.field("password").fill("trop court");
            choosing.send().click();
            choosing.field("password").fill(PASSWORD);
            choosing.field("again").fill(PASSWORD);
            choosing.send().click();
            home.on("duty").isShown();

            home.clicks("account");
            home.clicks("own-account-link").on("own-session").isShown();
            assertThat(home.on("own-session").count()).isEqualTo(1);
            Phone phone = verifiesHerHomePhone(home);
            answersACallThere(home, phone);
            home.clicks("account").clicks("log-out").asksWhoOneIs();
            home.clicks("forgotten-link");
            Part forgotten = home.on("forgotten").isShown();
            String before = line.mailbox().linkFor(email);
            forgotten.field("email").fill(email);
            forgotten.send().click();
            home.on("forgotten-sent").isShown();
            Wait.until("a newer link came", () -> !line.mailbox().linkFor(email).equals(before));
            home.goesTo(line.mailbox().linkFor(email));
            home.on("choose-password").isShown();
            home.goesTo(before);
            home.on("link-over").isShown();

            office.on("search-people").fill(surname.toUpperCase());
            Wait.until("one person is found", () -> office.on("people-count").said("total").equals("1"));
            office.on("person").first().click();
            // She entered the number after this page was opened.
            office.on("verification").within(Duration.ofSeconds(20)).is("verified", "true");
            office.presses("leave").on("leaving").isShown();
            office.presses("confirm-leaving").on("left").isShown();
            office.on("leaving-done").part("undo").click();
            office.on("leave").isShown();
            office.presses("leave").presses("confirm-leaving").on("left").isShown();
            office.presses("come-back").on("leave").isShown();
            office.on("access").is("state", "ready");
        }
    }

    /** A voicemail is told no code; whoever picks up and presses 1 hears it, and types it. */
    private Phone verifiesHerHomePhone(DeskPage screen) {
        String number = aHomeNumber();
        Phone phone = lab.homePhone(number).letsVoicemailAnswer();
        Part phones = screen.on("own-phones");
        phones.field("number").fill(number);
        phones.send().click();
        Part verification = screen.on("verification").is("verified", "false");
        screen.clicks("call-number");
        verification.within(Duration.ofSeconds(30)).is("state", "silent");
        assertThat(phone.hasHeard("verify-code", Language.NL)).isFalse();

        phone.behaves("rings");
        screen.clicks("call-number");
        verification.is("state", "ringing");
        look(screen, "a home number rings");
        phone.picksUp().hears("verify-press-1", Language.NL).presses("1");
        String code = phone.hears("verify-code", Language.NL).hearsDigits(6, Language.NL);
        verification.field("code").fill(code.startsWith("1") ? "211111" : "111111");
        screen.clicks("check-code");
        Wait.until("the wrong code is refused", () -> "true".equals(verification.field("code").attribute("aria-invalid")));
        look(screen, "a wrong code");
        verification.field("code").fill(code);
        screen.clicks("check-code");
        verification.is("verified", "true");
        look(screen, "a home number verified");
        phone.gotHungUp();
        return phone;
    }

    private void answersACallThere(DeskPage screen, Phone phone) {
        screen.goesTo("/#/").goesOnDuty("home");
        Caller caller = aCaller().dials(Helpline.NUMBER).presses("2");
        phone.picksUp().presses("1");
        caller.isConnectedTo(phone);
        screen.callIs("inCall");
        caller.hangsUp();
        screen.callIs("idle");
    }

    /** What one coordinator typed stands when another was faster, and each field that both changed is asked about. */
    @Test
    void twoEditOnePersonAndNothingIsLost() {
        long id = person("Ilse").id();
        try (DeskPage one = line.screen(); DeskPage other = line.screen()) {
            for (DeskPage each : List.of(one, other)) {
                each.identifies("/#/people/" + id, line.coordinatorsEmail(), Helpline.PASSWORD).on("person-form").isShown();
            }
            one.on("person-form").field("weekly").fill("4");
            one.clicks("save-person").on("person-form").is("dirty", "false");

            other.on("person-form").field("daily").fill("1");
            other.clicks("save-person").on("person-form").is("dirty", "false");
            assertThat(other.on("person-form").field("weekly").value()).isEqualTo("4");
            assertThat(other.on("person-form").field("daily").value()).isEqualTo("1");

            one.on("person-form").field("firstName").fill("Ilsa");
            one.on("person-form").field("daily").fill("2");
            one.clicks("save-person").on("person-conflict").is("field", "daily");
            one.on("keep-mine").click();
            one.clicks("save-person").on("person-form").is("dirty", "false");
            other.reloads().on("person-form").isShown();
            assertThat(other.on("person-form").field("daily").value()).isEqualTo("2");
            assertThat(other.on("person-form").field("firstName").value()).isEqualTo("Ilsa");
        }
    }

    /** Every page of people, accounts and one's own account: nothing that axe-core finds wrong, in any language, scheme and width. */
    @Test
    void everybodyCanUseThePagesOfPeople() {
        String email = "keeper." + System.nanoTime() + "@permanence.example";
        long keeper = line.office().hires("Keeper", email, "coordinator", "administrator");
        long ann = person("Ann").hasHomePhone(aHomeNumber()).id();
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = line.screen()) {
            screen.goesTo("/#/forgotten").on("forgotten").isShown();
            inEveryLanguageAndScheme(screen, "forgotten password", wrong);
            screen.identifies("/#/", email, Helpline.PASSWORD);
            screen.clicks("people-link").on("person").first().isShown();
            inEveryLanguageAndScheme(screen, "people", wrong);
            screen.goesTo("/#/people/" + ann).on("person-form").isShown();
            inEveryLanguageAndScheme(screen, "a person", wrong);
            screen.clicks("leave").on("confirm-leaving").isShown();
            inEveryLanguageAndScheme(screen, "leaving", wrong);
            screen.goesTo("/#/partners").on("add-partner").isShown();
            inEveryLanguageAndScheme(screen, "services", wrong);
            screen.goesTo("/#/desk-phones").on("add-phone").isShown();
            inEveryLanguageAndScheme(screen, "desk phones", wrong);
            screen.clicks("security-link").on("account-row").first().isShown();
            screen.on("change-account").first().click();
            inEveryLanguageAndScheme(screen, "accounts", wrong);
            screen.goesTo("/#/account").on("own-session").first().isShown();
            inEveryLanguageAndScheme(screen, "own account", wrong);
        } finally {
            line.office().dismisses(keeper);
        }
        assertThat(wrong).isEmpty();
    }
}
