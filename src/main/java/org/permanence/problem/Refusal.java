package org.permanence.problem;

import jakarta.validation.Payload;
import java.util.Locale;

/**
 * A reason why the service does not do what was asked, with its parameters. Each package has a sealed interface of its own, with one record
 * for each reason; an {@link Answer} on the record says what programs are told.
 *
 * <p>The code of a reason is the record's name in lower case with hyphens ({@code ColleagueNotFree}: {@code colleague-not-free}). It is
 * unique in the service, and never changes once released. The record's components are the parameters, and members of the answered problem.
 * The screens say each code in the language of their user ({@code webui/src/problem/texts}), and do not compile without words for one.
 *
 * <p>A reason without parameters can also be the payload of a constraint whose kind alone says too little:
 * {@code @Pattern(regexp = …, payload = LineCodeNeeded.class)}.
 */
public interface Refusal extends Payload {

    /** The code of the record of this name. */
    static String code(String simpleName) {
        return simpleName.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
    }

    /** A parameter is never what a caller said. */
    default Problem problem() {
        return new Problem(this);
    }
}
