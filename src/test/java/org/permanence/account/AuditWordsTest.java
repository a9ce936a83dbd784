package org.permanence.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trail keeps the names of routes; its page says them in words, and the other languages have every key that French has. */
class AuditWordsTest {

    @Test
    void everyActionHasItsWords() throws IOException {
        String words = Files.readString(java.nio.file.Path.of("src/main/webui/src/account/audit/texts/fr.ts"));
        List<String> actions = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.permanence").stream()
                .filter(found -> found.isAnnotatedWith(Path.class)).map(JavaClass::reflect).flatMap(AuditWordsTest::actions).toList();
        assertThat(actions).hasSizeGreaterThan(30).allSatisfy(action -> assertThat(words).contains("'" + action.replace('.', '-') + "': "));
    }

    private static Stream<String> actions(Class<?> resource) {
        return Stream.of(resource.getDeclaredMethods()).filter(AuditWordsTest::changes)
                .filter(route -> ChangeTrail.concerns(resource, route))
                .map(route -> ChangeTrail.action(resource, route));
    }

    private static boolean changes(Method route) {
        return Stream.of(route.getAnnotations()).map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(method -> method != null && !method.value().equals(HttpMethod.GET));
    }
}
