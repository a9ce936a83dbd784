package org.permanence.responder;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.pbx.Reach;
import org.permanence.problem.Impossible;

/**
 * The phone on which a person chooses to be rung. Unlike {@link Reach} it contains no private number, so that it may be shown. In JSON
 * {@code {"kind":"desk","phone":"101"}}.
 *
 * @param phone the desk phone's short name; null for the other kinds
 */
public record ReachChoice(
        @Schema(required = true, type = SchemaType.STRING, enumeration = {
                "softphone", "desk", "home"}) @JsonSerialize(converter = KindToCode.class) Reach.Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = LONGEST_PHONE) String phone) {

    private static final int LONGEST_PHONE = 16;
    public static final ReachChoice SOFTPHONE = new ReachChoice(Reach.Kind.SOFTPHONE, null);
    public static final ReachChoice HOME = new ReachChoice(Reach.Kind.HOME, null);

    /** @throws Impossible if the kind is missing, a desk phone is not named as one may be, or another kind names one */
    public ReachChoice {
        if (kind == null) {
            throw new Impossible(new ResponderRefusal.ReachNeeded());
        }
        if ((kind == Reach.Kind.DESK) != (phone != null)) {
            throw new Impossible(
                    kind == Reach.Kind.DESK ? new ResponderRefusal.DeskPhoneNeeded() : new ResponderRefusal.OnlyADeskPhoneIsNamed());
        }
        if (phone != null && phone.length() > LONGEST_PHONE) {
            throw new Impossible(new ResponderRefusal.DeskPhoneUnknown());
        }
    }

    /** @param kind {@code softphone}, {@code desk} or {@code home} */
    @JsonCreator
    static ReachChoice of(@JsonProperty("kind") String kind, @JsonProperty("phone") String phone) {
        return new ReachChoice(Arrays.stream(Reach.Kind.values()).filter(known -> code(known).equals(kind)).findFirst().orElse(null),
                phone);
    }

    public static ReachChoice desk(String phone) {
        return new ReachChoice(Reach.Kind.DESK, Objects.requireNonNull(phone, "phone"));
    }

    /** {@code softphone}, {@code desk} or {@code home}. */
    public static String code(Reach.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static final class KindToCode extends StdConverter<Reach.Kind, String> {
        @Override
        public String convert(Reach.Kind kind) {
            return code(kind);
        }
    }
}
