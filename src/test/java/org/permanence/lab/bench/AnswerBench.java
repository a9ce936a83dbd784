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
 * {@code ./permanence bench answer [CALLS]}: from the pick-up as a bare manager socket reads it ({@code AgentConnect}) to the desk's message, and to the
 * record on the screen. One call a second, one responder at a desk phone whose screen is a real browser. One JSON line per figure; milliseconds.
 * <p>
 * The responder is as quick as a person can be: picks up when the ringing is on the screen, and closes the record after each call, so that the list of
 * open ones stays as short as a responder's.
 */
public final class AnswerBench {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** When each call was picked up, as the bare socket read it. @param wall epoch milliseconds with their fraction, as a page's clock has them */
    private record PickUp(long nanos, double wall) {}

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0); Helpline line = Helpline.start(Lab.start(), postgres, folder)) {
            line.openRoundTheClock();
            run(line, calls);
        }
        System.exit(0);
    }

    private static void run(Helpline line, int calls) {
        Map<String, PickUp> pickUps = new ConcurrentHashMap<>();
        HelplinePbx.Endpoints pbx = line.lab().pbx().endpoints();
        // Over a cable of the laboratory, as the service reads it.
        try (Cable cable = new Cable(pbx.amiPort());
                Ami bare = Ami.connect(cable.port(), pbx.amiUser(), pbx.amiSecret());
                Person ann = line.person("Ann", List.of("fr"));
                DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Map<String, String> callOfChannel = new ConcurrentHashMap<>();
            bare.listen(event -> {
                double wall = System.currentTimeMillis();
                if (event.get("UserEvent").equals("CallArrived")) {
                    callOfChannel.put(event.get("Uniqueid"), event.get("CallId"));
                } else if (event.name().equals("AgentConnect")) {
                    pickUps.put(callOfChannel.get(event.get("Uniqueid")), new PickUp(event.nanos(), wall));
                }
            });
            Phone desk = ann.onDutyAtDesk("101");
            DeskSocket socket = ann.desk();
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            // Watches changes of the page, and waits for the frame that shows them; a loop over frames would take the processor from what is measured.
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
            try (ScheduledExecutorService callers = Executors.newSingleThreadScheduledExecutor()) {
                // The greeting takes longer than a second: callers do not wait for each other.
                for (int i = 0; i < calls; i++) {
                    String number = "+3249977%04d".formatted(i);
                    callers.schedule(() -> line.lab().caller(number).dials(Helpline.NUMBER), i * EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
                for (int i = 0; i < calls; i++) {
                    screen.callIs("ringing");
                    desk.picksUp();
                    JsonNode state = socket.await("in the call", s -> s.path("call").path("state").asText().equals("inCall"));
                    desk.hangsUp();
                    socket.await("over", s -> !s.path("call").path("state").asText().equals("inCall"));
                    String record = "/api/records/" + state.path("call").path("recordId").asLong();
                    long written = ann.api().patch(record, Map.of("nature", "silent"), 1L).path("version").asLong();
                    ann.api().post(record + "/close", Map.of(), written);
                }
            }
            report(pickUps, socket, screen);
        }
    }

    @SuppressWarnings("unchecked")
    private static void report(Map<String, PickUp> pickUps, DeskSocket socket, DeskPage screen) {
        List<Double> toMessage = new ArrayList<>();
        for (DeskSocket.Message message : socket.messages()) {
            PickUp pickUp = pickUps.get(message.json().path("record").path("callId").asText());
            if (pickUp != null) { // the message that brought the record
                toMessage.add((message.nanoTime() - pickUp.nanos()) / 1e6);
            }
        }
        List<Double> toScreen = new ArrayList<>();
        Map<String, Number> shown = (Map<String, Number>) screen.page().evaluate("() => window.__shown");
        shown.forEach((call, at) -> {
            if (pickUps.containsKey(call)) {
                toScreen.add(at.doubleValue() - pickUps.get(call).wall());
            }
        });
        print("AgentConnect at a bare socket to the desk's message", pickUps.size(), toMessage, "5 median, 25 p99");
        print("AgentConnect at a bare socket to the record on the screen", pickUps.size(), toScreen, "60 median, 200 p99");
    }

    private static void print(String figure, int pickUps, List<Double> millis, String goal) {
        Histogram histogram = new Histogram(3);
        millis.forEach(value -> histogram.recordValue(Math.max(0, Math.round(value * 1000))));
        System.out.printf("{\"figure\":\"%s\",\"unit\":\"ms\",\"pickUps\":%d,\"measured\":%d,\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"goal\":\"%s\"}%n",
                figure, pickUps, millis.size(), histogram.getValueAtPercentile(50) / 1000.0, histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getMaxValue() / 1000.0, goal);
    }

    private AnswerBench() {}
}
