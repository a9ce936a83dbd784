package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.RecordForm;
import org.permanence.lab.Withheld;

/** Whatever happens to a page or to its session during a call, the caller stays. */
@Tag("browser")
class AccessIT extends Story {

    private Caller talksTo(DeskPage screen) {
        screen.goesOnDuty("softphone").softphoneIsReady();
        Caller caller = aCallerDials();
        screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
        return caller;
    }

    @Test
    void whoseSessionEndsInACallGivesThePasswordOverItAndNothingTypedIsLost() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = talksTo(screen);
            RecordForm form = screen.record();
            long record = form.id();
            Withheld writing = screen.withholds("/api/records/" + record);
            form.notes("Écrit juste avant la fin.");
            line.office().endsTheSessionsOf(ann, false);
            writing.areSent();

            screen.asksForThePasswordOverTheCall().isConnectedTo(caller);
            Looks.look(screen, "password over the call");
            assertThat(screen.barriers()).isEmpty();
            // The call stays in hand: hold and back, at the service, by what is left of the session.
            screen.clicks("hold").callIs("onHold").clicks("resume").callIs("inCall").isConnectedTo(caller);

            screen.givesThePassword("not hers").on("log-in-error").isShown();
            screen.givesThePassword(Helpline.PASSWORD).on("log-in-over").isGone();
            screen.isLiveAgain().savedEverything().isConnectedTo(caller);
            assertThat(ann.record(record).note()).isEqualTo("Écrit juste avant la fin.");
            screen.clicks("hang-up").callIs("idle");
            caller.gotHungUp();

            // The telephone belongs to the new session.
            Caller next = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(next);
            next.hangsUp();
        }
    }

    @Test
    void whoDoesNotLogInAgainIsOutWhenTheCallIsOver() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = talksTo(screen);
            line.office().endsTheSessionsOf(ann, false);
            screen.asksForThePasswordOverTheCall().isConnectedTo(caller);
            screen.clicks("hang-up");
            caller.gotHungUp();
            screen.asksWhoOneIs();
        }
    }

    /** Ann's record is neither shown to Bob nor written in his name; she goes on talking. */
    @Test
    void anotherAccountThatLogsInInTheSameBrowserDoesNotGetTheCallsRecord() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = talksTo(screen);
            long record = screen.record().notes("Ce que la personne a dit.").isSaved().id();
            try (DeskPage second = screen.opensATab("/")) {
                second.on("account").isShown();
                second.clicks("account").clicks("log-out");
                second.asksWhoOneIs();
                screen.asksForThePasswordOverTheCall();
                second.logsIn(bob);
                assertThat(second.showsARecord()).isFalse();
                screen.comesToFront();
                screen.on("log-in-over").within(Duration.ofSeconds(30)).is("other", "true");
                screen.isConnectedTo(caller);
                screen.clicks("hang-up");
                caller.gotHungUp();
                screen.on("log-in-over").isGone();
                assertThat(screen.content()).doesNotContain("Ce que la personne a dit.");
            }
            assertThat(line.office().historyOf(record)).doesNotContain("Bob");
        }
    }

    @Test
    void anAdministratorCutsAtOnceAndTheCallerGoesToSomebodyElse() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = talksTo(screen);
            Phone bobs = bob.onDutyAtHome(aHomeNumber());
            line.office().endsTheSessionsOf(ann, true);
            screen.asksWhoOneIs();
            bobs.picksUp().presses("1");
            caller.isConnectedTo(bobs);
        }
    }

    /** The record's panel fails; the call panel does not, and the record is drawn again. */
    @Test
    void anErrorCostsAPanelAndNotTheCall() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screen()) {
            // Something that nobody thought of: the head of the record cannot be drawn.
            screen.runsAtTheStart("""
                    const dates = Intl.DateTimeFormat.prototype
                    const { get } = Object.getOwnPropertyDescriptor(dates, 'format')
                    window.labBroken = true
                    Object.defineProperty(dates, 'format', { get() {
                      const format = get.call(this)
                      const { weekday, hour } = this.resolvedOptions()
                      return date => {
                        // The moment of this call's pick-up; the form that is kept ready has another.
                        if (window.labBroken && weekday === 'short' && hour && Math.abs(Date.now() - date) < 3_600_000) {
                          throw new Error('what nobody thought of')
                        }
                        return format(date)
                      }
                    } })""");
            screen.logsIn(ann);
            Caller caller = talksTo(screen);
            Part failed = screen.on("failed").saying("panel", "record").isShown();
            Looks.look(screen, "a panel has failed");
            screen.clicks("hold").callIs("onHold").clicks("resume").callIs("inCall").isConnectedTo(caller);
            screen.runs("() => { window.labBroken = false }");
            failed.part("again").click();
            screen.record().notes("Ça va mieux.");
            caller.hangsUp();
        }
    }

    /** After an upgrade the parts of the old page are gone: the call goes on without them, and the new version is offered after it. */
    @Test
    void afterAnUpgradeTheCallGoesOnAndTheNewVersionIsOfferedWhenItIsOver() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = talksTo(screen);
            Runnable gone = screen.isTold(address -> address.contains("/assets/RecordsPage"), 404, "text/plain", "");
            Runnable newer = screen.isTold(address -> URI.create(address).getPath().equals("/"), 200, "text/html",
                    "<script type=module src=/assets/index-OfTomorrow.js></script>");
            screen.goesTo("/#/records").on("failed").is("missing", "true");
            screen.isConnectedTo(caller);
            assertThat(screen.on("new-version").said("offered")).as("not during a call").isEqualTo("false");
            Looks.look(screen, "a part is gone");
            caller.hangsUp();
            screen.on("new-version").says("offered", "true");
            Looks.look(screen, "a new version");

            gone.run();
            newer.run();
            screen.clicks("load-new-version");
            screen.on("records").isShown();
        }
    }

    @Test
    void theStartPageIsAskedForEachTimeAndItsPartsNeverAgain() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = get(http, "/", null);
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("translate=\"no\"");
            String etag = page.headers().firstValue("ETag").orElseThrow();
            assertThat(get(http, "/", etag).statusCode()).isEqualTo(304);
            assertThat(get(http, "/", "\"another\"").statusCode()).isEqualTo(200);

            Matcher script = Pattern.compile("/assets/[\\w.-]+\\.js").matcher(page.body());
            assertThat(script.find()).isTrue();
            HttpResponse<String> part = get(http, script.group(), null);
            assertThat(part.statusCode()).isEqualTo(200);
            assertThat(part.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable").contains("max-age=31536000");
            HttpResponse<String> gone = get(http, "/assets/of-another-version.js", null);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.headers().firstValue("Cache-Control")).as("it may be there tomorrow").contains("no-store");
        }
    }

    private HttpResponse<String> get(HttpClient http, String path, String etag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(line.address().resolve(path));
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
