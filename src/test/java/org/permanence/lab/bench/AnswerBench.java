package org.permanence.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.permanence.lab.Ami;
import org.permanence.lab.Cable;
import org.permanence.lab.DeskPage;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.Helpline;
import org.permanence.lab.HelplinePbx;
import org.permanence.lab.Lab;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Postgres;

/**
 * {@code ./permanence bench answer [CALLS]}: from the pick-up as a bare manager socket reads it ({@code AgentConnect}) to the desk's
 * message, and to the record on the screen. One call a second, one responder at a desk phone. So many calls twice: with no browser on this
 * machine, as in reality, and with one, which shows the record and takes the processors from the rest. One JSON line per figure;
 * milliseconds.
 * <p> The responder is as fast as a person can be: picks up when it rings, or when the screen shows the ring, and closes the record after
 * each call, so that the list of open records stays as short as that of a real responder.
 */
public final class AnswerBench {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** @param wall epoch milliseconds with their fraction, as a page's clock has them */
    private record PickUp(long nanos, double wall) {}

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0);
                Helpline line = Helpline.start(Lab.start(), postgres, folder)) {
            line.openRoundTheClock();
            withoutBrowser(line, calls);
            withBrowser(line, calls);
        }
        System.exit(0);
    }

    private static void withoutBrowser(Helpline line, int calls) {
        try (PickUps pickUps = new PickUps(line); Person ann = line.person("Ann", List.of("fr"))) {
            Phone desk = ann.onDutyAtDesk("101");
            answer(line, calls, ann, desk, () -> ann.desk().await("rings", s -> s.path("call").path("state").asText().equals("ringing")));
            print("AgentConnect at a bare socket to the desk's message, no browser on this machine", pickUps, pickUps.toMessage(ann.desk()),
                    "5 median, 25 p99");
            ann.leaves();
        }
    }

    private static void withBrowser(Helpline line, int calls) {
        try (PickUps pickUps = new PickUps(line);
                Person ann = line.person("Ann", List.of("fr"));
                DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Phone desk = ann.onDutyAtDesk("102");
            ann.desk();
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            // Watches changes of the page, and waits for the frame that shows them; a loop over frames would take the processor from what
            // is measured.
            screen.page().evaluate("""
                    () => {
                      window.__shown = {};
                      new MutationObserver(() => {
                        const call = document.querySelector('[data-testid=record]')?.getAttribute('data-call-id');
                        if (call && !(call in window.__shown)) {
                          window.__shown[call] = 0;
                          requestAnimationFrame(() => { window.__shown[call] = performance.timeOrigin + performance.now(); });
                        }
                      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-call-id'] });
                    }""");
            answer(line, calls, ann, desk, () -> screen.callIs("ringing"));
            print("AgentConnect at a bare socket to the desk's message, a browser on this machine", pickUps, pickUps.toMessage(ann.desk()),
                    "5 median, 25 p99");
            print("AgentConnect at a bare socket to the record on the screen", pickUps, pickUps.toScreen(screen), "60 median, 200 p99");
        }
    }

    /** @param rings waits until the responder knows that it rings */
    private static void answer(Helpline line, int calls, Person ann, Phone desk, Runnable rings) {
        try (ScheduledExecutorService callers = Executors.newSingleThreadScheduledExecutor()) {
            // The greeting takes longer than a second: callers do not wait for each other.
            for (int i = 0; i < calls; i++) {
                String number = "+3249977%04d".formatted(i);
                callers.schedule(() -> line.lab().caller(number).dials(Helpline.NUMBER), i * EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
            for (int i = 0; i < calls; i++) {
                rings.run();
                desk.picksUp();
                JsonNode state = ann.desk().await("in the call", s -> s.path("call").path("state").asText().equals("inCall"));
                desk.hangsUp();
                ann.desk().await("over", s -> !s.path("call").path("state").asText().equals("inCall"));
                String record = "/api/records/" + state.path("call").path("recordId").asLong();
                long written = ann.api().patch(record, Map.of("nature", "silent"), 1L).path("version").asLong();
                ann.api().post(record + "/close", Map.of(), written);
            }
        }
    }

    /**
     * When each call was picked up, as a bare manager socket reads it over a cable of the laboratory, which is how the service reads it.
     */
    private static final class PickUps implements AutoCloseable {

        private final Map<String, PickUp> ofCall = new ConcurrentHashMap<>();
        private final Map<String, String> callOfChannel = new ConcurrentHashMap<>();
        private final Cable cable;
        private final Ami bare;

        PickUps(Helpline line) {
            HelplinePbx.Endpoints pbx = line.lab().pbx().endpoints();
            cable = new Cable(pbx.amiPort());
            bare = Ami.connect(cable.port(), pbx.amiUser(), pbx.amiSecret());
            bare.listen(event -> {
                double wall = System.currentTimeMillis();
                if (event.get("UserEvent").equals("CallArrived")) {
                    callOfChannel.put(event.get("Uniqueid"), event.get("CallId"));
                } else if (event.name().equals("AgentConnect")) {
                    ofCall.put(callOfChannel.get(event.get("Uniqueid")), new PickUp(event.nanos(), wall));
                }
            });
        }

        /** Milliseconds until the message that brought the record. */
        List<Double> toMessage(DeskSocket socket) {
            List<Double> millis = new ArrayList<>();
            for (DeskSocket.Message message : socket.messages()) {
                PickUp pickUp = ofCall.get(message.json().path("record").path("callId").asText());
                if (pickUp != null) {
                    millis.add((message.nanoTime() - pickUp.nanos()) / 1e6);
                }
            }
            return millis;
        }

        /** Milliseconds until the record was in sight. */
        @SuppressWarnings("unchecked")
        List<Double> toScreen(DeskPage screen) {
            List<Double> millis = new ArrayList<>();
            Map<String, Number> shown = (Map<String, Number>) screen.page().evaluate("() => window.__shown");
            shown.forEach((call, at) -> {
                if (ofCall.containsKey(call)) {
                    millis.add(at.doubleValue() - ofCall.get(call).wall());
                }
            });
            return millis;
        }

        @Override
        public void close() {
            bare.close();
            cable.close();
        }
    }

    private static void print(String figure, PickUps pickUps, List<Double> millis, String goal) {
        Histogram histogram = new Histogram(3);
        millis.forEach(value -> histogram.recordValue(Math.max(0, Math.round(value * 1000))));
        System.out.printf(
                "{\"figure\":\"%s\",\"unit\":\"ms\",\"pickUps\":%d,\"measured\":%d,\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"goal\":\"%s\"}%n",
                figure, pickUps.ofCall.size(), millis.size(), histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0, histogram.getMaxValue() / 1000.0, goal);
    }

    private AnswerBench() {}
}
