package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;

/** One version everywhere: in the build, the screens, the images, the changelog, and what the service says of itself. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleaseTest {

    @Inject
    Accounts accounts;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Test
    void theServiceSaysItsVersionAndNothingOfItsMachine() {
        Map<String, Map<String, Object>> info =
                accounts.somebody(Role.RESPONDER).asks().get("/q/info").then().statusCode(200).extract().path("");
        assertThat(info).containsOnlyKeys("build");
        assertThat(info.get("build")).containsEntry("version", version).containsKey("time");
    }

    @Test
    void everyFileNamesTheSameVersion() throws IOException {
        assertThat(found("pom.xml", "<artifactId>permanence</artifactId>\\s*<version>([^<]+)")).containsExactly(version);
        assertThat(found("src/main/webui/package.json", "\"version\": \"([^\"]+)")).containsExactly(version);
        assertThat(found("docker-compose.yml", "image: permanence/\\w+:(\\S+)")).containsExactly(version, version);
        assertThat(found("docker/service/Dockerfile", "image\\.version=\"([^\"]+)")).containsExactly(version);
        assertThat(found("docker/pbx/Dockerfile", "image\\.version=\"([^\"]+)")).containsExactly(version);
        assertThat(found("CHANGELOG.md", "(?m)^## \\[(\\d[^\\]]*)\\]")).first().isEqualTo(version);
    }

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(Path.of(file))).results().map((MatchResult result) -> result.group(1))
                .toList();
    }
}
