package org.permanence.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link Refusal} on its way to whom it concerns. Thrown anywhere below a REST resource; {@link ProblemMappers} answers with it and logs
 * nothing.
 */
public final class Problem extends RuntimeException {

    private final transient ProblemBody body;
    private String field;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Problem(Refusal refusal) {
        this(ProblemBody.of(refusal));
    }

    private Problem(ProblemBody body) {
        super(body.detail(), null, false, false);
        this.body = body;
    }

    /** The field at fault, as the request spells it: {@code demands[0].theme}. */
    public Problem at(String field) {
        this.field = field;
        return this;
    }

    /** An extension member for programs beside the refusal's parameters, such as the present record. */
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return body.status();
    }

    public Map<String, String> headers() {
        return headers;
    }

    public ProblemBody body() {
        return body.at(field).with(more);
    }
}
