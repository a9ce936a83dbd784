package org.permanence.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.permanence.call.Room.Help;
import org.permanence.call.Room.Kind;
import org.permanence.call.Room.Move;
import org.permanence.call.Room.PhoneHold;
import org.permanence.call.Room.Stage;
import org.permanence.call.Room.Third;
import org.permanence.pbx.MemberId;

/** A {@link Room} as one JSON column, because no statement and no index looks inside. Null for nearly every call. */
final class RoomJson {

    private RoomJson() {}

    /** Null for {@link Room#EMPTY}. */
    static String text(Room room) {
        if (room.empty()) {
            return null;
        }
        JsonObject json = new JsonObject();
        room.third().ifPresent(t -> json.put("third", new JsonObject().put("who", text(t.who())).put("stage", t.stage().name())
                .put("by", t.by().value()).put("since", t.since().toString())));
        room.move().ifPresent(
                m -> json.put("move", new JsonObject().put("kind", m.kind().name()).put("from", text(m.from())).put("to", text(m.to()))
                        .put("since", m.since().toString())));
        room.backInQueue().ifPresent(at -> json.put("backInQueue", at.toString()));
        room.help().ifPresent(h -> json.put("help", new JsonObject().put("asked", h.asked().value()).put("since", h.since().toString())
                .put("by", h.by().orElse(null))));
        if (!room.muted().isEmpty()) {
            json.put("muted", new JsonArray(room.muted().stream().map(MemberId::value).toList()));
        }
        room.phoneHold().ifPresent(h -> json.put("phoneHold", new JsonObject().put("by", h.by().value()).put("alone", h.alone())));
        room.silentSince().ifPresent(at -> json.put("silentSince", at.toString()));
        return json.encode();
    }

    static Room read(String text) {
        if (text == null) {
            return Room.EMPTY;
        }
        JsonObject json = new JsonObject(text);
        return new Room(
                Optional.ofNullable(json.getJsonObject("third")).map(t -> new Third(member(t, "who"), Stage.valueOf(t.getString("stage")),
                        member(t, "by").orElseThrow(), Instant.parse(t.getString("since")))),
                Optional.ofNullable(json.getJsonObject("move"))
                        .map(m -> new Move(Kind.valueOf(m.getString("kind")), member(m, "from"), member(m, "to"),
                                Instant.parse(m.getString("since")))),
                Optional.ofNullable(json.getString("backInQueue")).map(Instant::parse),
                Optional.ofNullable(json.getJsonObject("help"))
                        .map(h -> new Help(member(h, "asked").orElseThrow(), Instant.parse(h.getString("since")),
                                Optional.ofNullable(h.getString("by")))),
                json.getJsonArray("muted", new JsonArray()).stream().map(m -> new MemberId((String) m)).collect(Collectors.toSet()),
                Optional.ofNullable(json.getJsonObject("phoneHold"))
                        .map(h -> new PhoneHold(member(h, "by").orElseThrow(), h.getBoolean("alone"))),
                Optional.ofNullable(json.getString("silentSince")).map(Instant::parse));
    }

    private static String text(Optional<MemberId> member) {
        return member.map(MemberId::value).orElse(null);
    }

    private static Optional<MemberId> member(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name)).map(MemberId::new);
    }
}
