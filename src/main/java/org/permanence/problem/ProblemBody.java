package org.permanence.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON of a problem (RFC 9457).
 *
 * @param code   of the {@link Refusal}
 * @param detail for programmers and support; the screens have words of their own for the code
 * @param field  the field at fault, when there is one
 * @param more   extension members, the refusal's parameters among them
 */
@Schema(name = "Problem", requiredProperties = {"type", "code", "title", "status", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(String type, String code, String title, int status, String detail, String field,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(Refusal refusal) {
        Reason reason = Reason.of(refusal.getClass());
        Map<String, Object> parameters = reason.parameters(refusal);
        return new ProblemBody(type(reason.kind()), reason.code(), title(reason), reason.status(), reason.detail(parameters), null,
                parameters);
    }

    private static String type(String kind) {
        return "urn:permanence:problem:" + kind;
    }

    /** The same for every problem of one type. */
    private static String title(Reason reason) {
        return reason.kind().equals("unreadable") ? "Not understood" : switch (reason.status()) {
            case 400 -> "Not valid";
            case 401 -> "Log in first";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405, 406 -> "Not possible here";
            case 409 -> "Not possible now";
            case 410 -> "No longer valid";
            case 411 -> "Length needed";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Not understood";
            case 422 -> "Not complete yet";
            case 428 -> "Say upon which version";
            case 429 -> "Too many tries";
            case 503 -> "Not available now";
            default -> "Something went wrong here";
        };
    }

    ProblemBody at(String field) {
        return new ProblemBody(type, code, title, status, detail, field, more);
    }

    /** @param more extension members beside the present ones */
    ProblemBody with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(this.more);
        all.putAll(more);
        return new ProblemBody(type, code, title, status, detail, field, all);
    }
}
