package org.permanence.problem;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a record of {@link Refusal} says of itself: by its name, its {@link Answer} and its components. */
record Reason(String code, int status, String kind, String template, List<RecordComponent> components) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final ClassValue<Reason> KNOWN = new ClassValue<>() {
        @Override
        protected Reason computeValue(Class<?> type) {
            return read(type);
        }
    };

    static Reason of(Class<? extends Refusal> type) {
        return KNOWN.get(type);
    }

    private static Reason read(Class<?> type) {
        Answer answer = type.getAnnotation(Answer.class);
        String code = Refusal.code(type.getSimpleName());
        String kind = !answer.kind().isEmpty() ? answer.kind() : switch (answer.status()) {
            case 400 -> "invalid";
            case 404 -> "not-found";
            default -> code;
        };
        List<RecordComponent> components = List.of(type.getRecordComponents());
        components.forEach(component -> component.getAccessor().setAccessible(true));
        return new Reason(code, answer.status(), kind, answer.detail(), components);
    }

    Map<String, Object> parameters(Refusal refusal) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            try {
                parameters.put(component.getName(), component.getAccessor().invoke(refusal));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
        return parameters;
    }

    String detail(Map<String, Object> parameters) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(words(parameters.get(place.group(1)))));
    }

    private static String words(Object parameter) {
        return parameter instanceof Collection<?> several ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(parameter);
    }

    /** The names between braces. */
    List<String> places() {
        return PLACE.matcher(template).results().map(place -> place.group(1)).distinct().sorted().toList();
    }
}
