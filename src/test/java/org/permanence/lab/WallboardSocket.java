package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A wallboard's live connection: what the screen was told, in JSON for tests of the protocol, in words for stories. */
public final class WallboardSocket extends LiveSocket {

    public record Board(ServiceNow service, List<LineNow> lines, List<Waiting> waiting, List<InProgress> inProgress,
            List<ResponderNow> responders, Today today, List<HalfHour> halfHours, List<GaveUp> gaveUp, List<ComingShift> coming,
            List<Alert> alerts) {

        public LineNow line(String code) {
            return lines.stream().filter(line -> line.code.equals(code)).findFirst().orElseThrow();
        }
    }

    /** @param mailFailingSince null: nothing is wrong */
    public record ServiceNow(Instant mailFailingSince) {}

    /** @param closing null: not closed by hand */
    public record LineNow(String code, boolean open, Closing closing) {}

    public record Closing(String announcement) {}

    public record Waiting(String callId, int position) {}

    public record InProgress(String callId) {}

    public record ResponderNow(long id, String name, String state) {}

    public record Today(Figures all) {}

    /** @param onDuty null when none of it has passed. @param floor null when there is no shift, as is {@code target} */
    public record HalfHour(Instant from, Figures figures, Double onDuty, Integer floor, Integer target) {

        public boolean begun() {
            return !from.isAfter(Instant.now());
        }

        /** Something of it is in the curve of the day. */
        public boolean drawn() {
            return target != null || figures.count("offered") > 0 || onDuty != null && onDuty > 0;
        }
    }

    public record GaveUp(String callId) {}

    public record ComingShift(Instant from, Instant to, int planned, int floor, int target) {}

    /** @param threshold null when the kind has none. @param endedAt null while it holds. @param acknowledgedBy null until somebody did */
    public record Alert(String id, String kind, Long threshold, Instant endedAt, String acknowledgedBy) {

        public boolean over() {
            return endedAt != null;
        }
    }

    public WallboardSocket(Api person) {
        super(person, "/live/wallboard");
    }

    @Override
    void receivedBeside(JsonNode message, ObjectNode state) {
        ArrayNode halfHours = state.withArray("halfHours");
        message.path("halfHours").forEach(changed -> {
            for (int i = 0; i < halfHours.size(); i++) {
                if (halfHours.get(i).path("from").equals(changed.path("from"))) {
                    halfHours.set(i, changed);
                }
            }
        });
    }

    public Board now() {
        return View.of(state(), Board.class);
    }

    /** The figures of the day so far. */
    public Figures today() {
        return now().today.all;
    }

    public Board sees(String what, Predicate<Board> condition) {
        return sees(what, Wait.PATIENCE, condition);
    }

    /** The most callers who waited at once, as far as this screen was ever told. */
    public int everWaited() {
        return messages().stream().map(message -> message.json().at("/state/waiting").isArray() ? message.json().at("/state/waiting")
                : message.json().at("/changes/waiting")).mapToInt(JsonNode::size).max().orElse(0);
    }

    /** Waits until the screen's state is as described. */
    public Board sees(String what, Duration within, Predicate<Board> condition) {
        return View.of(await(what, within, state -> condition.test(View.of(state, Board.class))), Board.class);
    }

    public Board seesWaiting(int callers) {
        return seesWaiting(callers, Wait.PATIENCE);
    }

    public Board seesWaiting(int callers, Duration within) {
        return sees(callers + " wait", within, board -> board.waiting.size() == callers);
    }
}
