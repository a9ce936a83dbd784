package org.permanence.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.Test;

/** Every text that a body may hold has a length. What an address or a header may hold is bounded by the server. */
class TextLimitsTest {

    private static final List<Class<?>> CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.permanence").stream().<Class<?>>map(JavaClass::reflect).toList();

    private final Set<String> without = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void everyTextOfARequestHasALength() {
        List<Class<?>> bodies = CLASSES.stream().filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).flatMap(TextLimitsTest::bodies).<Class<?>>map(type -> type)
                .distinct().toList();
        assertThat(bodies).hasSizeGreaterThan(20);
        bodies.forEach(this::look);
        CLASSES.stream().filter(type -> type.isAnnotationPresent(Path.class)).flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .forEach(method -> Arrays.stream(method.getParameters()).filter(TextLimitsTest::isBody)
                        .forEach(body -> look(method.getName() + " of " + method.getDeclaringClass().getSimpleName(),
                                body.getAnnotatedType(), body.getAnnotations())));
        assertThat(without).as("texts without @Size(max = …)").isEmpty();
    }

    private static Stream<Class<?>> bodies(Method method) {
        return Arrays.stream(method.getParameters()).filter(TextLimitsTest::isBody).map(TextLimitsTest::type);
    }

    /** What is neither of the address, nor of a header, nor given by the server. */
    private static boolean isBody(Parameter parameter) {
        return parameter.getDeclaringExecutable().getAnnotations().length > 0
                && Arrays.stream(parameter.getDeclaringExecutable().getAnnotations())
                        .anyMatch(a -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(a.annotationType().getSimpleName()))
                && Arrays.stream(parameter.getAnnotations()).map(a -> a.annotationType().getSimpleName())
                        .noneMatch(name -> name.matches("Rest.*|.*Param|Context"))
                && parameter.getType() != byte[].class;
    }

    private static Class<?> type(Parameter parameter) {
        RequestBody described = parameter.getAnnotation(RequestBody.class);
        return described == null ? parameter.getType() : described.content()[0].schema().implementation();
    }

    private void look(Class<?> type) {
        if (!type.getName().startsWith("org.permanence") || !type.isRecord() || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            look(type.getSimpleName() + "." + component.getName(), component.getAnnotatedType(), component.getAccessor().getAnnotations());
        }
    }

    private void look(String where, AnnotatedType type, Annotation[] more) {
        Class<?> raw = type.getType() instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type.getType();
        boolean readByHand = Arrays.stream(more).anyMatch(RequestBody.class::isInstance);
        if (raw == String.class && !readByHand
                && Stream.concat(Arrays.stream(type.getAnnotations()), Arrays.stream(more)).noneMatch(TextLimitsTest::limits)) {
            without.add(where);
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            for (AnnotatedType part : generic.getAnnotatedActualTypeArguments()) {
                look(where + "[]", part, new Annotation[0]);
            }
        }
        look(raw);
    }

    private static boolean limits(Annotation annotation) {
        return switch (annotation) {
            case Size size -> size.max() < 100_000;
            // Without a star, a plus or an open number of times.
            case Pattern pattern -> !pattern.regexp().replaceAll("\\\\.", "").replaceAll("\\[[^]]*]", "").matches(".*([*+]|,}).*");
            default -> false;
        };
    }

    @Test
    void noCacheIsKeyedByAText() {
        List<String> byText = CLASSES.stream().flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Cache.class.isAssignableFrom(field.getType()))
                .filter(field -> ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0] == String.class)
                .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName()).toList();
        assertThat(byText).as("a stranger's text would be kept: use its digest").isEmpty();
    }
}
