package org.permanence.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;

/** The refusal that a broken constraint is: its own, if it has one as its payload; else that of its kind. */
final class BrokenConstraint {

    private BrokenConstraint() {}

    static Refusal of(ConstraintViolation<?> violation) {
        for (Class<? extends Payload> payload : violation.getConstraintDescriptor().getPayload()) {
            if (Refusal.class.isAssignableFrom(payload)) {
                return made(payload);
            }
        }
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _,NotBlank _,NotEmpty _ -> new ServiceRefusal.Required();
            case Size size -> ofSize(size, violation.getInvalidValue());
            case Min min -> new ServiceRefusal.TooLow(Long.toString(min.value()));
            case DecimalMin min -> new ServiceRefusal.TooLow(min.value());
            case Max max -> new ServiceRefusal.TooHigh(Long.toString(max.value()));
            case DecimalMax max -> new ServiceRefusal.TooHigh(max.value());
            case Email _ -> new ServiceRefusal.NotAnEmail();
            default -> violation.getInvalidValue() instanceof CharSequence text && text.toString().isBlank()
                    ? new ServiceRefusal.Required() : new ServiceRefusal.WrongForm();
        };
    }

    private static Refusal ofSize(Size size, Object value) {
        if (!(value instanceof CharSequence text)) {
            return value instanceof Collection<?> several && several.size() < size.min() ? new ServiceRefusal.Required()
                    : new ServiceRefusal.TooMany(size.max());
        }
        if (text.length() > size.max()) {
            return new ServiceRefusal.TooLong(size.max());
        }
        return text.isEmpty() ? new ServiceRefusal.Required() : new ServiceRefusal.TooShort(size.min());
    }

    private static Refusal made(Class<? extends Payload> refusal) {
        try {
            var constructor = refusal.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Refusal) constructor.newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(refusal + " has parameters", e);
        }
    }
}
