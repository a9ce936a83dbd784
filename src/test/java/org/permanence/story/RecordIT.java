package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/** What becomes of a record after its words are typed: found again, written by two, corrected, shown to whoever has the same caller again. */
@Tag("browser")
class RecordIT extends Story {

    private static final String WORDS = "Saisie sur salaire depuis mars.";

    private DeskPage screen(Person person) {
        return new DeskPage(line.address(), "fr-BE", 1366, 768).logsIn(person.email(), Helpline.PASSWORD);
    }

    private static long openRecord(DeskPage screen) {
        screen.callIs("inCall").seesItsRecord();
        return Long.parseLong(screen.on("record").getAttribute("data-record-id"));
    }

    @Test
    void whenTwoWriteTheSameFieldNothingIsLostAndTheSecondIsShownTheDifference() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        try (DeskPage screen = screen(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            long record = openRecord(screen);
            screen.on("note").fill("Premier mot.");
            screen.savedEverything();

            // Ann types while her network is away; Bob, who helps her, writes meanwhile.
            screen.page().context().setOffline(true);
            screen.on("note").fill("Premier mot. Le mien.");
            screen.on("save-state").and(screen.page().locator("[data-state=waiting]")).waitFor(DeskPage.attached());
            long version = bob.api().get("/api/records/" + record).path("version").asLong();
            bob.api().patch("/api/records/" + record, Map.of("note", "Premier mot. Le sien.", "spokenLanguage", "ar"), version);
            screen.page().context().setOffline(false);

            Locator conflict = screen.on("conflict");
            conflict.filter(new Locator.FilterOptions().setHasText("Bob")).waitFor(new Locator.WaitForOptions().setTimeout(30_000));
            assertThat(conflict.innerText()).contains("Le mien.").contains("Le sien.");
            assertThat(conflict.locator("mark").allInnerTexts()).as("only what differs is marked").anyMatch(it -> it.contains("mien")).noneMatch(it -> it.contains("Premier"));
            assertThat(screen.on("note").inputValue()).isEqualTo("Premier mot. Le mien.");
            assertThat(screen.barriers()).isEmpty();
            Looks.look(screen, "conflict");
            screen.clicks("keep-both");
            conflict.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            screen.savedEverything();
            JsonNode kept = ann.api().get("/api/records/" + record);
            assertThat(kept.path("note").asText()).contains("Le mien.").contains("Le sien.");
            assertThat(kept.path("spokenLanguage").asText()).as("a field that only one wrote").isEqualTo("ar");
            caller.hangsUp();
        }
    }

    @Test
    void aRecordIsFoundAgainCorrectedAndItsHistorySaysByWhom() {
        Person ann = person("Ann");
        try (DeskPage screen = screen(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            openRecord(screen);
            // Nothing but its nature is needed of a call without a demand.
            screen.clicks("close-record").on("missing-nature").waitFor();
            screen.on("nature").locator("input[value=silent]").check();
            screen.on("note").fill(WORDS);
            caller.hangsUp();
            screen.callIs("idle");
            assertThat(screen.on("open-record").count()).as("it is listed until it is closed").isEqualTo(1);
            screen.clicks("close-record").on("no-record").waitFor();
            screen.on("open-record").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            screen.page().navigate("/#/records");
            screen.on("records-when").locator("input[value=today]").check();
            screen.on("search-records").fill("salaires introuvables");
            screen.on("records").getByRole(AriaRole.STATUS).waitFor();
            screen.on("search-records").fill("SAISIE mars");
            screen.on("record-row").waitFor();
            assertThat(screen.on("record-row").count()).isEqualTo(1);
            screen.clicks("record-row").on("record").and(screen.page().locator("[data-status=closed]")).waitFor();
            assertThat(screen.on("correctable").innerText()).contains("Corrigeable jusqu’au");
            assertThat(screen.on("note").isEditable()).isFalse();
            Looks.look(screen, "closed, may be corrected");
            screen.clicks("reopen-record").on("record").and(screen.page().locator("[data-status=draft]")).waitFor();
            screen.on("note").fill(WORDS + " Corrigé.");
            screen.savedEverything().clicks("close-record").on("no-record").waitFor();

            screen.page().goBack();
            screen.clicks("show-changes").on("changes").and(screen.page().locator("[data-count]")).waitFor();
            assertThat(screen.on("changes").innerText()).contains("Ann").contains("Fiche rouverte").contains("Note").doesNotContain("Saisie");
        }
    }

    @Test
    void theEarlierRecordsOfARepeatedCallerAreShownInTheCallAndLaterOnlyWithAReason() {
        Person ann = person("Ann");
        try (DeskPage screen = screen(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            long first = openRecord(screen);
            screen.on("note").fill(WORDS);
            screen.savedEverything();
            caller.hangsUp();
            screen.callIs("idle");

            Caller again = lab.caller(caller.number()).dials(Helpline.NUMBER).presses("1");
            screen.callIs("ringing").on("earlier").waitFor();
            assertThat(screen.on("earlier").getAttribute("data-calls")).isEqualTo("1");
            Looks.look(screen, "called before");
            home.picksUp().presses("1");
            screen.callIs("inCall").on("record").and(screen.page().locator("[data-record-id]:not([data-record-id='" + first + "'])")).waitFor();
            screen.clicks("show-earlier").on("earlier-record").waitFor();
            Looks.look(screen, "earlier records");
            assertThat(screen.on("earlier-records").innerText()).contains(WORDS).doesNotContain(caller.number().substring(4));
            again.hangsUp();
            screen.callIs("idle");

            screen.reloads();
            screen.page().navigate("/#/records");
            screen.on("record-row").first().click();
            screen.clicks("show-earlier").on("earlier-reason").waitFor();
            assertThat(screen.on("earlier-record").count()).as("not without a reason").isZero();
            screen.on("earlier-reason").fill("Rappel convenu");
            screen.clicks("earlier-look").on("earlier-record").first().waitFor();
            List<JsonNode> looked = new ArrayList<>();
            line.administrator().get("/api/audit?size=100").path("items").forEach(entry -> {
                if (entry.path("action").asText().contains("earlier") && entry.path("name").asText().equals("Ann")) {
                    looked.add(entry);
                }
            });
            assertThat(looked).as("each look is on the trail").hasSizeGreaterThanOrEqualTo(2).anyMatch(entry -> entry.toString().contains("Rappel convenu"));
        }
    }
}
