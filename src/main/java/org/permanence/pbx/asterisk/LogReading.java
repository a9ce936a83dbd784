package org.permanence.pbx.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.RingId;
import org.permanence.pbx.asterisk.Occurrence.Subject;

/**
 * Reads the PBX's log files: the same occurrences as AMI would have reported, except those that only AMI knows (a telephone's own hold, the
 * caller's pseudonym). Pure.
 * <p> {@code cel/events.csv} has every leg of every call to the microsecond, and the dialplan's own words; {@code queue_log} has the
 * queue's actions, to the second only. So an entry of the queue's log takes the time of the matching row of the first file: a pick-up takes
 * that of the caller's entry into a bridge.
 */
final class LogReading {

    /** A leg leaves its bridge and ends within less than this. */
    private static final Duration ONE_END = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between what is left of a row and the beginning of the next one: a time. */
    private static final Pattern ROW_WITHIN = Pattern.compile("(?<!^)(?=\"\\d{10}\\.\\d{6}\",\")");
    private static final Pattern QUEUE_ROW_WITHIN = Pattern.compile("(?<!^)(?=\\d{10}\\|(?:[\\w-]+\\.\\d+|NONE)\\|)");

    private LogReading() {}

    /** One row of {@code cel/events.csv}: the columns of cel_custom.conf. */
    record CelRow(Instant at, String type, String userType, Optional<CallId> account, String channel, String uniqueId, String linkedId,
            String application, Map<String, String> extra) {

        /** Several when the end of a row could not be written: the next one then stands in the same line. */
        static List<CelRow> in(String line) {
            return Arrays.stream(ROW_WITHIN.split(line)).flatMap(row -> of(row).stream()).toList();
        }

        /** Empty for a line in another form. */
        static Optional<CelRow> of(String line) {
            try {
                List<String> fields = CsvReader.builder().ofCsvRecord(line).stream().findFirst().orElseThrow().getFields();
                BigDecimal time = new BigDecimal(fields.get(0));
                long seconds = time.longValue();
                long nanos = time.subtract(BigDecimal.valueOf(seconds)).movePointRight(9).longValue();
                return Optional.of(new CelRow(Instant.ofEpochSecond(seconds, nanos), fields.get(1), fields.get(2),
                        Channels.call(fields.get(3)), fields.get(4), fields.get(5), fields.get(6), fields.get(7), extra(fields.get(9))));
            } catch (RuntimeException _) {
                return Optional.empty();
            }
        }

        private int cause() {
            try {
                return Integer.parseInt(extra.getOrDefault("hangupcause", "0"));
            } catch (NumberFormatException _) {
                return 0;
            }
        }

        /** A row that breaks the contract is skipped; the rest of the call remains valid. */
        private Optional<Occurrence> dialplanWord(Subject subject) {
            return breaksTheContract() ? Optional.empty() : read(subject);
        }

        /** The dialplan's own words lack what they must tell. */
        boolean breaksTheContract() {
            try {
                read(new Subject(account, uniqueId));
                return false;
            } catch (RuntimeException _) {
                return true;
            }
        }

        private Optional<Occurrence> read(Subject subject) {
            return userType.isEmpty() ? Optional.empty() : DialplanWord.read(userType, extra, at, subject, _ -> Optional.empty());
        }

        /** A JSON object; a user event's fields are in its {@code extra}, {@code Ring: …,Member: …}, as the dialplan wrote them. */
        private static Map<String, String> extra(String text) {
            Map<String, String> extra = new HashMap<>();
            if (text.isBlank()) {
                return extra;
            }
            try {
                JsonNode json = JSON.readTree(text);
                json.properties().forEach(entry -> extra.put(entry.getKey(), entry.getValue().asText()));
            } catch (JsonProcessingException _) {
                extra.put("extra", text);
            }
            for (String field : extra.getOrDefault("extra", "").split(",")) {
                int colon = field.indexOf(':');
                if (colon > 0) {
                    extra.put(field.substring(0, colon).strip(), field.substring(colon + 1).strip());
                }
            }
            return extra;
        }
    }

    /** One row of {@code queue_log}. @param uniqueId of the caller's channel */
    record QueueRow(long second, String uniqueId, String queue, String member, String event, List<String> data) {

        /** Several as in {@link CelRow#in}. */
        static List<QueueRow> in(String line) {
            return Arrays.stream(QUEUE_ROW_WITHIN.split(line)).flatMap(row -> of(row).stream()).toList();
        }

        static Optional<QueueRow> of(String line) {
            String[] fields = line.split("\\|", -1);
            if (fields.length < 5) {
                return Optional.empty();
            }
            try {
                return Optional.of(new QueueRow(Long.parseLong(fields[0]), fields[1], fields[2], fields[3], fields[4],
                        List.of(fields).subList(5, fields.length)));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        private String datum(int index) {
            return index < data.size() ? data.get(index) : "";
        }

        private long number(int index) {
            try {
                return Long.parseLong(datum(index));
            } catch (NumberFormatException _) {
                return 0;
            }
        }

        private Instant at() {
            return Instant.ofEpochSecond(second);
        }
    }

    /** The call that each caller's channel brought in. */
    static Map<String, CallId> callsByChannel(List<CelRow> cel) {
        Map<String, CallId> calls = new LinkedHashMap<>();
        for (CelRow row : cel) {
            // The row of the arrival may be missing. A third person's leg has a linked id of its own too, but comes from no carrier.
            if (row.userType.equals("CallArrived") || row.uniqueId.equals(row.linkedId) && row.channel.startsWith("PJSIP/")) {
                row.account.ifPresent(call -> calls.put(row.uniqueId, call));
            }
        }
        return calls;
    }

    /** The calls that arrived in these rows. */
    static Set<CallId> arrived(List<CelRow> cel) {
        return cel.stream().filter(row -> row.userType.equals("CallArrived")).flatMap(row -> row.account.stream())
                .collect(Collectors.toSet());
    }

    /** All that the rows tell, in order of time. */
    static List<Occurrence> read(List<CelRow> cel, List<QueueRow> queue) {
        return read(cel, queue, Instant.MIN);
    }

    /**
     * In order of time. A call whose arrival is not in the rows was told before, and is not told again in part; or its arrival could not
     * be written, and the rest is better than nothing.
     *
     * @param told what was over at this moment has been told; the rows begin before {@link Needed} ones of it
     */
    static List<Occurrence> read(List<CelRow> cel, List<QueueRow> queue, Instant told) {
        Rows rows = new Rows(cel, queue);
        Set<CallId> arrived = arrived(cel);
        Set<CallId> after = rows.callsAfter(told);
        List<Ranked> found = new ArrayList<>();
        rows.channelOf.forEach((call, channel) -> {
            if (arrived.contains(call) || after.contains(call)) {
                new OneCall(call, channel, rows.cel(call), rows.queue(call), found).read();
            }
        });
        // Of calls that were told long ago too, and of a channel of its own: a wrap-up goes on after its call.
        cel.forEach(row -> ofMember(row).ifPresent(occurrence -> found.add(new Ranked(occurrence, 1))));
        found.sort(Comparator.comparing((Ranked ranked) -> ranked.occurrence.at()).thenComparingInt(Ranked::rank));
        return found.stream().map(Ranked::occurrence).toList();
    }

    /** The rows by the call to which they belong. */
    private static final class Rows {
        private final Map<CallId, String> channelOf = new LinkedHashMap<>();
        private final Map<String, CallId> callOf;
        private final Map<CallId, List<CelRow>> cel = new HashMap<>();
        private final Map<CallId, List<QueueRow>> queue = new HashMap<>();

        Rows(List<CelRow> cel, List<QueueRow> queue) {
            callOf = callsByChannel(cel);
            callOf.forEach((channel, call) -> channelOf.put(call, channel));
            cel.forEach(row -> call(row).ifPresent(call -> this.cel.computeIfAbsent(call, _ -> new ArrayList<>()).add(row)));
            queue.forEach(row -> call(row).ifPresent(call -> this.queue.computeIfAbsent(call, _ -> new ArrayList<>()).add(row)));
        }

        /** A third person's leg begins with a linked id of its own; it has the call's account from the first row on. */
        Optional<CallId> call(CelRow row) {
            return row.account.filter(channelOf::containsKey).or(() -> Optional.ofNullable(callOf.get(row.linkedId)));
        }

        Optional<CallId> call(QueueRow row) {
            return Optional.ofNullable(callOf.get(row.uniqueId));
        }

        List<CelRow> cel(CallId call) {
            return cel.getOrDefault(call, List.of());
        }

        List<QueueRow> queue(CallId call) {
            return queue.getOrDefault(call, List.of());
        }

        Set<CallId> callsAfter(Instant moment) {
            return Stream.concat(
                    cel.entrySet().stream().filter(of -> of.getValue().stream().anyMatch(row -> row.at.isAfter(moment))),
                    queue.entrySet().stream().filter(of -> of.getValue().stream().anyMatch(row -> row.at().isAfter(moment))))
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
        }
    }

    /** The rows that a recovery still needs: the younger ones, and every row of a call that is not over or has younger ones. */
    static final class Needed {
        private final Rows rows;
        private final Set<CallId> calls;
        private final Instant settled;

        /** @param live the calls that are not over @param settled everything until then has been told */
        Needed(List<CelRow> cel, List<QueueRow> queue, Set<CallId> live, Instant settled) {
            this.rows = new Rows(cel, queue);
            this.calls = rows.callsAfter(settled);
            this.calls.addAll(live);
            this.settled = settled;
        }

        boolean has(CelRow row) {
            return row.at.isAfter(settled) || rows.call(row).filter(calls::contains).isPresent();
        }

        boolean has(QueueRow row) {
            return row.at().isAfter(settled) || rows.call(row).filter(calls::contains).isPresent();
        }
    }

    private static Optional<Occurrence> ofMember(CelRow row) {
        return row.dialplanWord(new Subject(row.account, row.uniqueId)).filter(Occurrence.OfMember.class::isInstance);
    }

    /** Of two with the same time, the word of the dialplan or the queue comes before the end of a channel. */
    private record Ranked(Occurrence occurrence, int rank) {}

    private static final class OneCall {
        private final CallId call;
        private final String callerChannel;
        private final List<CelRow> cel;
        private final List<QueueRow> queue;
        private final List<Ranked> found;
        private final Set<String> unanswered = new HashSet<>();
        /** By unique id; the row of the channel's end does not repeat it. */
        private final Map<String, Integer> causes = new HashMap<>();
        private int queued;

        OneCall(CallId call, String callerChannel, List<CelRow> cel, List<QueueRow> queue, List<Ranked> found) {
            this.call = call;
            this.callerChannel = callerChannel;
            this.cel = cel;
            this.queue = queue;
            this.found = found;
        }

        void read() {
            if (cel.stream().noneMatch(row -> row.userType.equals("CallArrived"))) {
                found.add(new Ranked(new Occurrence.CallFound(cel.getFirst().at, subject(callerChannel)), -1));
            }
            cel.forEach(
                    row -> fromCel(row).ifPresent(occurrence -> found.add(new Ranked(occurrence, row.type.equals("CHAN_END") ? 2 : 0))));
            queue.forEach(row -> fromQueue(row).ifPresent(occurrence -> found.add(new Ranked(occurrence, 1))));
        }

        private Subject subject(String uniqueId) {
            return new Subject(Optional.of(call), uniqueId);
        }

        private Optional<Occurrence> fromCel(CelRow row) {
            Subject subject = subject(row.uniqueId);
            // The dialplan's own words have their name as their type.
            return !row.userType.isEmpty() ? row.dialplanWord(subject).filter(Occurrence.OfCall.class::isInstance) : switch (row.type) {
                case "HANGUP" -> {
                    causes.put(row.uniqueId, row.cause());
                    yield row.channel.equals(row.extra.get("hangupsource"))
                            ? Optional.of(new Occurrence.HangupAsked(asked(row), subject, row.channel,
                                    Channels.lost(row.channel, row.cause())))
                            : Optional.empty();
                }
                case "BRIDGE_EXIT" -> completed(row);
                case "CHAN_END" ->
                        Optional.of(new Occurrence.ChannelGone(row.at, subject, row.channel, causes.getOrDefault(row.uniqueId, 0)));
                case "BLINDTRANSFER" -> Optional.of(
                        new Occurrence.CallTransferred(row.at, subject, Channels.member(row.extra.get("extension")), false));
                case "ATTENDEDTRANSFER" -> Optional.of(
                        new Occurrence.CallTransferred(row.at, subject,
                                Channels.memberOfChannel(row.extra.get("transfer_target_channel_name")), true));
                default -> Optional.empty();
            };
        }

        /** The row comes when the channel has ended; the telephone hung up before the channel left its bridge. */
        private Instant asked(CelRow hangup) {
            return cel.stream()
                    .filter(row -> row.type.equals("BRIDGE_EXIT") && row.uniqueId.equals(hangup.uniqueId) && !row.at.isAfter(hangup.at)
                            && row.at.isAfter(hangup.at.minus(ONE_END)))
                    .map(CelRow::at).reduce((_, last) -> last).orElse(hangup.at);
        }

        private Optional<Occurrence> fromQueue(QueueRow row) {
            Subject caller = subject(callerChannel);
            return switch (row.event) {
                case "ENTERQUEUE" -> {
                    Instant at = nth("APP_START", queued++).orElse(row.at());
                    yield Channels.queue(row.queue)
                            .map(name -> new Occurrence.CallerQueued(at, caller, name, (int) Math.max(1, row.number(2))));
                }
                case "CONNECT" -> Channels.member(row.member).flatMap(member -> ringOf(row.datum(1)).map(ring -> {
                    // In the same second the caller may have come back from somebody else: nobody picks up before their ring.
                    Instant from = first("CHAN_START", row.datum(1), row.at()).orElse(row.at());
                    // A caller who hangs up in that moment enters no bridge; the second alone could be before the ring.
                    Instant at = first("BRIDGE_ENTER", callerChannel, from).or(() -> first("BRIDGE_ENTER", row.datum(1), from))
                            .or(() -> first("ANSWER", row.datum(1), from)).orElse(from);
                    return new Occurrence.MemberConnected(at, caller, ring, member, Duration.ofSeconds(row.number(0)));
                }));
                case "RINGNOANSWER" -> Channels.member(row.member).flatMap(member -> endOfRing(member, row.at())
                        .map(end -> new Occurrence.RingUnanswered(end.at, caller, Channels.ring(end.channel).orElseThrow(), member)));
                case "ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY" -> Optional.of(
                        new Occurrence.CallerLeftQueue(endOfQueue(row.at()), caller, Duration.ofSeconds(row.number(2))));
                // The end of a part is read from its leg: to the second, other things happen before.
                default -> Optional.empty();
            };
        }

        /** The responder's leg leaves the caller, or the room in which they are, for the last time. */
        private Optional<Occurrence> completed(CelRow exit) {
            boolean last = Channels.isQueueHalf(exit.channel)
                    && cel.stream().anyMatch(row -> row.type.equals("CHAN_END") && row.uniqueId.equals(exit.uniqueId))
                    && cel.stream().noneMatch(row -> row.type.equals("BRIDGE_EXIT") && row.uniqueId.equals(exit.uniqueId)
                            && row.at.isAfter(exit.at));
            return Optional.of(exit.channel).filter(_ -> last).flatMap(Channels::ring)
                    .flatMap(ring -> Channels.memberOfChannel(exit.channel)
                            .map(member -> new Occurrence.MemberCompleted(exit.at, subject(callerChannel), ring, member)));
        }

        private Optional<Instant> nth(String type, int n) {
            return cel.stream()
                    .filter(row -> row.type.equals(type) && row.uniqueId.equals(callerChannel) && row.application.equals("Queue"))
                    .skip(n).findFirst().map(CelRow::at);
        }

        /** Not the caller's hanging up: one who was taken out of the queue to somebody hangs up long afterwards. */
        private Instant endOfQueue(Instant from) {
            return cel.stream()
                    .filter(row -> row.type.equals("APP_END") && row.uniqueId.equals(callerChannel) && row.application.equals("Queue")
                            && !row.at.isBefore(from))
                    .findFirst().map(CelRow::at).orElse(from);
        }

        private Optional<Instant> first(String type, String uniqueId, Instant from) {
            return cel.stream().filter(row -> row.type.equals(type) && row.uniqueId.equals(uniqueId) && !row.at.isBefore(from))
                    .findFirst().map(CelRow::at);
        }

        private Optional<RingId> ringOf(String uniqueId) {
            return cel.stream().filter(row -> row.uniqueId.equals(uniqueId)).findFirst().flatMap(row -> Channels.ring(row.channel));
        }

        /** The hang-up of the queue's half of this member's ring: queue_log does not name the ring, but a member has one at a time. */
        private Optional<CelRow> endOfRing(MemberId member, Instant from) {
            return cel.stream()
                    .filter(row -> row.type.equals("HANGUP") && !row.at.isBefore(from) && Channels.isQueueHalf(row.channel)
                            && Channels.memberOfChannel(row.channel).filter(member::equals).isPresent()
                            && !unanswered.contains(row.uniqueId))
                    .findFirst()
                    .map(row -> {
                        unanswered.add(row.uniqueId);
                        return row;
                    });
        }
    }
}
