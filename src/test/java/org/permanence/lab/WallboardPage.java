package org.permanence.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wallboard in a coordinator's browser. Sentences wait until they are true. */
public final class WallboardPage implements AutoCloseable {

    private final DeskPage screen;

    private WallboardPage(DeskPage screen) {
        this.screen = screen;
    }

    static WallboardPage of(DeskPage screen, String email, String password) {
        screen.identifies("/#/wallboard", email, password);
        screen.on("wallboard").says("state", "live");
        return new WallboardPage(screen);
    }

    /** The browser window that it is in, in which other pages can be looked at. */
    public DeskPage screen() {
        return screen;
    }

    /** From another page. */
    public WallboardPage isOpened() {
        screen.goesTo("/#/wallboard");
        return this;
    }

    /** As it hangs on a wall, with nothing to press. */
    public WallboardPage isHungOnAWall() {
        screen.goesTo("/#/wallboard?wall");
        screen.on("wallboard").saying(Map.of("wall", "true", "state", "live")).isShown();
        figureOfToday("occupancy").cell.isShown();
        return this;
    }

    // --- figures

    /** Of this moment. */
    public Figure figure(String name) {
        return new Figure(screen.on("figure").saying(Map.of("figure", name, "scope", "now")));
    }

    /** Of the day so far. */
    public Figure figureOfToday(String name) {
        return new Figure(screen.on("today").part("figure").saying(Map.of("figure", name, "scope", "today")));
    }

    public static final class Figure {

        private final Part cell;

        private Figure(Part cell) {
            this.cell = cell;
        }

        public Figure is(int value) {
            cell.is("value", "" + value);
            return this;
        }

        /** The calls that it counts. */
        public void opens() {
            cell.click();
        }

        /** Of a time that runs. */
        public Clock clock() {
            return new Clock(cell);
        }
    }

    /** A time that runs on the screen, such as 1:05. */
    public static final class Clock {

        private final Part words;

        private Clock(Part words) {
            this.words = words;
        }

        /** -1 when nothing runs. */
        private int seconds() {
            int seconds = 0;
            for (String part : words.text().strip().split(":")) {
                seconds = part.matches("\\d+") ? seconds * 60 + Integer.parseInt(part) : -1;
            }
            return seconds;
        }

        public void reaches(int seconds, Duration within) {
            Wait.until("the clock reaches " + seconds, within, () -> seconds() >= seconds);
        }

        /** Never longer than by the telephone's own clock; on a busy machine some seconds pass between a caller's key and the queue. */
        public void goesOnSince(Instant since) {
            Wait.until("the clock goes on since " + since, () -> {
                double elapsed = Duration.between(since, Instant.now()).toMillis() / 1000.0;
                int shown = seconds();
                return elapsed - 4 <= shown && shown <= elapsed + 1;
            });
        }
    }

    // --- people

    public Responder responder(Person person) {
        return new Responder(person);
    }

    /** Puts a responder on duty who has no row yet. */
    public Responder putsOnDuty(Person person) {
        screen.on("put-on-duty").click();
        screen.on("add").fill(person.email()).press("Enter");
        screen.on("add-confirm").click();
        return responder(person).isDone();
    }

    /** Somebody's row among those on duty. */
    public final class Responder {

        private final Person person;
        private final Part row;

        private Responder(Person person) {
            this.person = person;
            this.row = screen.on("responder").saying("responder-id", "" + person.id());
        }

        public Responder is(String state) {
            row.is("state", state);
            return this;
        }

        /** Not for every line. @param lines codes */
        public Responder isRungFor(String... lines) {
            row.part("rung-for").is("lines", String.join(" ", lines));
            return this;
        }

        /** Then none is named. */
        public Responder isRungForEveryLine() {
            row.part("rung-for").isGone();
            return this;
        }

        /** No row any more. */
        public Responder isOff() {
            row.isGone();
            return this;
        }

        /** Opens the menu of actions about them. */
        public Responder opensActions() {
            row.part("responder-actions").click();
            return this;
        }

        /** @param what {@code move}, {@code pause} */
        public Responder chooses(String what, String value) {
            row.part(what).select(value);
            return clicks(what + "-confirm");
        }

        /** A button of their row, and it is done. */
        public Responder clicks(String what) {
            row.part(what).click();
            return isDone();
        }

        /** Their row goes with it. */
        public Responder goesOffDuty() {
            row.part("duty-off").click();
            row.isGone();
            return isDone();
        }

        /** The board says that the request has been carried out. */
        public Responder isDone() {
            asked("duty:" + person.id(), "done");
            return this;
        }

        public String text() {
            return row.text();
        }

        /** How long in this state. */
        public Clock clock(String inState) {
            return new Clock(row.saying("state", inState).part("elapsed"));
        }
    }

    /** The responder who is on shift now but not on duty. */
    public Missing missing(Person person) {
        return new Missing(screen.on("missing").saying("responder-id", "" + person.id()));
    }

    public static final class Missing {

        private final Part row;

        private Missing(Part row) {
            this.row = row;
        }

        public Missing isShown() {
            row.isShown();
            return this;
        }

        public Missing isGone() {
            row.isGone();
            return this;
        }

        public boolean isThere() {
            return row.count() > 0;
        }

        public String text() {
            return row.text();
        }

        public void isPutOnDuty() {
            row.part("duty-on").click();
        }
    }

    // --- calls

    /** The caller with the longest wait. */
    public Waiting firstWaiting() {
        return new Waiting(screen.on("waiting-call").first());
    }

    public Waiting lastWaiting() {
        return new Waiting(screen.on("waiting-call").last());
    }

    public Waiting onlyWaiting() {
        return new Waiting(screen.on("waiting-call"));
    }

    public int waiting() {
        return screen.on("waiting-call").count();
    }

    public static final class Waiting {

        private final Part row;

        private Waiting(Part row) {
            this.row = row;
        }

        public Waiting isShown() {
            row.isShown();
            return this;
        }

        public String callId() {
            return row.said("call-id");
        }

        public String text() {
            return row.text();
        }

        /** Opens the list of responders to whom it can be given. */
        public Waiting opensGiving() {
            row.part("give").click();
            return this;
        }

        public void isGivenTo(Person person) {
            opensGiving();
            row.part("give-to").select("" + person.id());
            row.part("give-to-confirm").click();
        }
    }

    public InProgress call(String callId) {
        return new InProgress(screen.on("call-in-progress").saying("call-id", callId));
    }

    public WallboardPage showsACallInProgress() {
        screen.on("call-in-progress").first().isShown();
        return this;
    }

    public static final class InProgress {

        private final Part row;

        private InProgress(Part row) {
            this.row = row;
        }

        public InProgress isOf(Person person) {
            row.is("responder-id", "" + person.id());
            return this;
        }

        /** Buttons. */
        public int canBePressed() {
            return row.buttons().count();
        }

        public InProgress hasAsThird(Person person) {
            row.is("third", person.member().value());
            return this;
        }

        public InProgress hasNoThird() {
            row.is("third", "");
            return this;
        }
    }

    /** How many calls offer that a coordinator joins them. */
    public int canBeJoined() {
        return screen.on("join").count();
    }

    /** The call for help in a call. */
    public Help help(String callId) {
        return new Help(callId);
    }

    public final class Help {

        private final String callId;
        private final Part row;

        private Help(String callId) {
            this.callId = callId;
            this.row = screen.on("help").saying("call-id", callId);
        }

        public Help isAskedFor() {
            row.isShown();
            return this;
        }

        public Help isJoined() {
            row.part("join").click();
            return this;
        }

        public Help isAnsweredBy(Person person) {
            row.is("by", person.name());
            asked("join:" + callId, "done");
            return this;
        }

        public Help isOver() {
            row.isGone();
            return this;
        }
    }

    /** In the list of today's calls whose caller gave up. */
    public WallboardPage showsGivenUp(String callId) {
        screen.on("gave-up-call").saying("call-id", callId).isShown();
        return this;
    }

    public int givenUp() {
        return Integer.parseInt(screen.on("gave-up").said("count"));
    }

    // --- the line

    public WallboardPage tellsEveryDesk(String message) {
        screen.on("message-open").click();
        screen.on("message-form").field().fill(message);
        screen.on("message-send").click();
        return asked("message", "done");
    }

    public WallboardPage closesTheLine(String announcement) {
        screen.on("close-line").click();
        screen.on("close-form").field("announcement").select(announcement);
        screen.on("close-line-confirm").click();
        asked("line:" + Helpline.LINE, "done");
        return lineIs("closedByHand");
    }

    public WallboardPage reopensTheLine() {
        screen.on("reopen-line").click();
        lineIs("open");
        return asked("line:" + Helpline.LINE, "done");
    }

    private WallboardPage lineIs(String state) {
        screen.on("line").is("state", state);
        return this;
    }

    // --- requests

    private WallboardPage asked(String what, String stage) {
        screen.on("asked").saying(Map.of("key", what, "stage", stage)).isShown();
        return this;
    }

    /** The last request. */
    public WallboardPage undoes() {
        screen.on("asked").part("undo").last().click();
        return this;
    }

    // --- alerts

    public Alert alert(String id) {
        return new Alert(id);
    }

    public int soundsOfAlerts() {
        return Integer.parseInt(screen.on("alerts").said("sounded"));
    }

    public final class Alert {

        private final String id;
        private final Part row;

        private Alert(String id) {
            this.id = id;
            this.row = screen.on("alert").saying("alert-id", id);
        }

        public Alert holds() {
            row.is("state", "holds");
            return this;
        }

        public Alert isAcknowledged() {
            row.part("acknowledge").click();
            row.is("state", "acknowledged");
            return this;
        }

        /** Pressing the button is refused. */
        public Alert cannotBeAcknowledged() {
            row.part("acknowledge").click();
            asked("alert:" + id, "refused");
            return this;
        }

        public Alert isOver() {
            row.within(Duration.ofSeconds(30)).is("state", "ended");
            return this;
        }

        public String text() {
            return row.text();
        }
    }

    // --- the day, and what comes

    /** The text of the day's curve for screen readers. */
    public String curveInWords() {
        return curve().attribute("aria-label");
    }

    /**
     * What the curve says about each half-hour that has begun, or is planned, in the units of its axis: {@code offered}, {@code people}, …
     */
    @SuppressWarnings("unchecked")
    public Map<String, List<Double>> curveAsDrawn() {
        Map<String, List<Double>> heights = new HashMap<>();
        ((Map<String, List<Number>>) curve().evaluate(DRAWN)).forEach(
                (what, numbers) -> heights.put(what, numbers.stream().map(number -> number == null ? 0 : number.doubleValue()).toList()));
        return heights;
    }

    private Part curve() {
        return screen.on("day-curve").image();
    }

    /**
     * Heights in the drawing by half-hour, in the units of the numbers beside it: of a curve's corners the last at each place, of a column
     * its top.
     */
    private static final String DRAWN = """
            chart => {
              const all = {}
              for (const drawing of chart.querySelectorAll('svg.recharts-surface')) {
                const ticks = [...drawing.querySelectorAll('.recharts-yAxis-tick-labels text')].map(text => ({ value: Number(text.textContent), y: Number(text.getAttribute('y')) }))
                  .sort((a, b) => a.value - b.value)
                if (ticks.length < 2) continue
                const lines = [...drawing.querySelectorAll('.recharts-cartesian-grid-horizontal line')].map(line => Number(line.getAttribute('y1')))
                const exact = tick => ({ value: tick.value, y: lines.find(y => Math.abs(y - tick.y) < 3) ?? tick.y })
                const [low, high] = [exact(ticks[0]), exact(ticks.at(-1))]
                const value = y => low.value + (y - low.y) / (high.y - low.y) * (high.value - low.value)
                const curves = {}
                for (const path of drawing.querySelectorAll('path.recharts-curve[stroke^="var("]')) {
                  const ends = new Map()
                  for (const [, letter, numbers] of path.getAttribute('d').matchAll(/([MLC])([^MLCZ]*)/g)) {
                    const each = numbers.split(/[ ,]+/).filter(Boolean).map(Number)
                    for (let i = letter === 'C' ? 4 : 0; i < each.length; i += letter === 'C' ? 6 : 2) ends.set(Math.round(each[i]), each[i + 1])
                  }
                  curves[path.getAttribute('stroke').slice(6, -1)] = ends
                }
                const heights = curve => [...curve.values()].map(value)
                if (curves.offered) {
                  all.offered = heights(curves.offered)
                  all.answered = heights(curves.answered)
                  const columns = [...drawing.querySelectorAll('.recharts-bar-rectangle path')].map(column => column.getBBox())
                  all.gaveUp = [...curves.offered.keys()].map(x => {
                    const column = columns.find(each => Math.abs(each.x + each.width / 2 - x) < 2)
                    return column ? value(column.y) : 0
                  })
                } else {
                  all.people = heights(curves.people)
                  all.floor = heights(curves['gave-up'])
                  all.target = heights(curves['text-dim'])
                }
              }
              return all
            }""";

    /** A cell of the table of half-hours. @param value null: none */
    public record Cell(Instant halfHour, String figure, Double value) {}

    /** The curve as a table, once it is one. */
    @SuppressWarnings("unchecked")
    public List<Cell> halfHours() {
        return ((List<Map<String, String>>) screen.on("half-hours").evaluate("""
                table => [...table.querySelectorAll('[data-testid=figure]')].map(({ dataset }) => ({ ...dataset }))""")).stream()
                .map(cell -> new Cell(Instant.parse(cell.get("scope")), cell.get("figure"),
                        cell.get("value").isEmpty() ? null : Double.valueOf(cell.get("value"))))
                .toList();
    }

    /** In a line each. */
    public List<String> comingShifts() {
        return screen.on("coming-shift").texts().stream().map(text -> text.replaceAll("\\s+", " ")).toList();
    }

    /** What the service says that its figures mean has been read. */
    public WallboardPage hasDefinitions() {
        screen.on("definition").saying("figure", "occupancy").withoutText("…").first().isShown();
        return this;
    }

    /** All that can be opened, at once. */
    public WallboardPage opensEverything() {
        screen.on("close-line").click();
        screen.on("message-open").click();
        screen.on("responder-actions").first().click();
        firstWaiting().opensGiving();
        screen.on("put-on-duty").click();
        screen.on("curve-as-table").click();
        return this;
    }

    /** Parts that need scrolling. On a wall nobody can scroll. */
    @SuppressWarnings("unchecked")
    public List<String> outOfSight() {
        return (List<String>) screen.page().evaluate("""
                () => {
                  const below = document.documentElement.scrollHeight - innerHeight
                  const figures = [...document.querySelectorAll('[data-testid=today], [data-testid=today] [role=group]')].filter(part => part.scrollHeight > part.clientHeight + 1)
                  const shifts = document.querySelector('[data-testid=coming-list]').dataset.hidden
                  return [...below === 0 ? [] : [`${below} px of the page`], ...figures.map(part => `figures of the day: ${part.innerText}`),
                    ...shifts === '0' ? [] : [`${shifts} coming shifts`]]
                }""");
    }

    // --- whether it is up to date

    /** It says that its state may be old. */
    public WallboardPage isStale() {
        sign().is("stale", "true");
        return this;
    }

    public WallboardPage saysThatThePbxIsAway() {
        sign().saying(Map.of("pbx", "away", "stale", "true")).isShown();
        return this;
    }

    public WallboardPage isFresh() {
        sign().is("stale", "false");
        return this;
    }

    /** After an interruption: connected, with a fresh snapshot. */
    public WallboardPage isLiveAgain() {
        sign().within(Duration.ofSeconds(30)).saying(Map.of("stale", "false", "state", "live")).isThere();
        return this;
    }

    public boolean calledStale() {
        return sign().said("stale").equals("true");
    }

    public String signText() {
        return sign().text();
    }

    private Part sign() {
        return screen.on("wallboard-link");
    }

    @Override
    public void close() {
        screen.close();
    }
}
