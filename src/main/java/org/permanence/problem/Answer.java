package org.permanence.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What programs are told of a {@link Refusal}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Answer {

    /** Of HTTP. */
    int status();

    /** An English sentence for people who write programs; <code>{name}</code> stands for the parameter of that name. */
    String detail();

    /**
     * The last part of the problem's type ({@code urn:permanence:problem:<kind>}) when several reasons are one kind of problem. Else it is
     * {@code invalid} for 400, {@code not-found} for 404, and the code itself for all others.
     */
    String kind() default "";
}
