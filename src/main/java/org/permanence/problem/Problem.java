package org.permanence.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something the person at the other end can understand and act on. Thrown anywhere below a REST resource; {@link ProblemMappers} answers
 * with it and logs nothing.
 *
 * <p>The slug names the kind of problem for programs ({@code urn:permanence:problem:<slug>}) and never changes once released. The detail is
 * a sentence for a person and never repeats what a caller said.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final String slug;
    private final String title;
    private String field;
    private final Map<String, Object> more = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Problem(int status, String slug, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "Not found", "There is no such " + what + ".");
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail);
    }

    public static Problem conflict(String slug, String detail) {
        return new Problem(409, slug, "Not possible now", detail);
    }

    public static Problem invalid(String field, String detail) {
        return new Problem(400, "invalid", "Not valid", detail).at(field);
    }

    public static Problem unavailable(String slug, String detail) {
        return new Problem(503, slug, "Not available now", detail);
    }

    /** The field at fault, as the request spells it: {@code demands[0].theme}. */
    public Problem at(String field) {
        this.field = field;
        return this;
    }

    /** An extension member, such as the present record. */
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public ProblemBody body() {
        return new ProblemBody(ProblemBody.type(slug), title, status, getMessage(), Optional.ofNullable(field).orElse(null), null, more);
    }
}
