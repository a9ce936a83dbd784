package org.permanence.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/** One of several reasons for a refusal, said of one field as a problem says it of the whole. */
public record Violation(String field, String code, String detail, @JsonAnyGetter Map<String, Object> parameters) {

    public static Violation of(String field, Refusal refusal) {
        ProblemBody body = ProblemBody.of(refusal);
        return new Violation(field, body.code(), body.detail(), body.more());
    }
}
