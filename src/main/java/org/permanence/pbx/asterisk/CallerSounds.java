package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.permanence.pbx.CallId;

/**
 * Whether sound comes from the callers with whom responders talk, by the count of packets that the PBX received from each. Silence never
 * ends a call: a caller may cover the microphone, or be moved by their network. The responder is told, and decides.
 * <p> Not thread-safe.
 */
final class CallerSounds {

    private final Duration silentAfter;
    private final Map<CallId, Heard> heard = new HashMap<>();

    /** @param silentAfter without a packet */
    CallerSounds(Duration silentAfter) {
        this.silentAfter = silentAfter;
    }

    private record Heard(String channel, long packets, Instant since, boolean told) {}

    /**
     * @param talking the callers' channels
     * @param packets received on a channel since its beginning; empty when the PBX does not tell, as for a channel that has just gone
     * @return what has changed since the last look
     */
    List<Occurrence.CallerSound> look(Instant now, Map<CallId, String> talking, Function<String, Optional<Long>> packets) {
        heard.keySet().retainAll(talking.keySet());
        return talking.entrySet().stream().flatMap(entry -> packets.apply(entry.getValue())
                .flatMap(count -> look(now, entry.getKey(), entry.getValue(), count)).stream()).toList();
    }

    private Optional<Occurrence.CallerSound> look(Instant now, CallId call, String channel, long count) {
        Heard before = heard.get(call);
        if (before == null || before.packets != count) {
            heard.put(call, new Heard(channel, count, now, false));
            return before != null && before.told ? Optional.of(sound(now, call, channel, true)) : Optional.empty();
        }
        if (before.told || now.isBefore(before.since.plus(silentAfter))) {
            return Optional.empty();
        }
        heard.put(call, new Heard(channel, count, before.since, true));
        return Optional.of(sound(now, call, channel, false));
    }

    private static Occurrence.CallerSound sound(Instant now, CallId call, String channel, boolean heard) {
        return new Occurrence.CallerSound(now, new Occurrence.Subject(Optional.of(call), channel), heard);
    }
}
