package org.permanence.line;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.problem.Impossible;

/**
 * A time of the wall clock in Brussels that can also be the end of the day: {@code 08:00}, {@code 24:00}. In steps of five minutes, because
 * the announcement of the opening time is no more precise (asterisk-config/announcements).
 *
 * @param minute of the day, 0 to 1440
 */
@Schema(type = SchemaType.STRING, examples = {"08:00", "24:00"})
public record WallTime(int minute) implements Comparable<WallTime> {

    public static final WallTime END_OF_DAY = new WallTime(24 * 60);
    private static final Pattern FORM = Pattern.compile("([0-9]{2}):([0-9]{2})");

    public WallTime {
        if (minute < 0 || minute > 24 * 60 || minute % 5 != 0) {
            throw new Impossible(new LineRefusal.FiveMinutes());
        }
    }

    /** @throws Impossible if {@code text} is not {@code HH:mm}, from 00:00 to 24:00, in steps of five minutes */
    @JsonCreator
    public static WallTime of(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 59) {
            throw new Impossible(new LineRefusal.FiveMinutes());
        }
        return new WallTime(Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2)));
    }

    /** The end of the day is midnight, as {@link org.permanence.pbx.PbxPlan.Span} has it. */
    public LocalTime localTime() {
        return LocalTime.ofSecondOfDay(minute % (24 * 60) * 60L);
    }

    @Override
    public int compareTo(WallTime other) {
        return Integer.compare(minute, other.minute);
    }

    @JsonValue
    @Override
    public String toString() {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
