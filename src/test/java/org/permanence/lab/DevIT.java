package org.permanence.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./permanence dev} for more than one change, in a copy of this project whose files may be changed. */
@Tag("long")
class DevIT {

    /** It compiles and starts twice as much as a story does, beside other tests. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Path PROJECT = Tools.project("");
    /** Names what goes on the audit trail, in the transaction that every reload has to notice. */
    private static final String TRAIL = "src/main/java/org/permanence/account/ChangeTrail.java";
    private static final String SCREENS = "src/main/webui/src/main.tsx";

    private final Path copy = PROJECT.resolve("target/dev-it");
    private final Path output = copy.resolve("dev.log");
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process dev;

    /** The compiled classes are copied too, so that only changed files are compiled. */
    @BeforeEach
    void copied() throws Exception {
        shell("rm -rf '%s' && mkdir -p '%s/src/main/webui' '%s/target'".formatted(copy, copy, copy));
        shell("cp -a pom.xml permanence scripts asterisk-config '%s/'".formatted(copy));
        shell("cp -a src/test '%s/src/'".formatted(copy));
        shell("cd src/main && cp -a java resources java.options '%s/src/main/'".formatted(copy));
        // Two hundred megabytes that nobody changes: the same files under another name.
        Path webui = copy.resolve("src/main/webui");
        shell("cd src/main/webui && find . -mindepth 1 -maxdepth 1 ! -name node_modules ! -name dist -exec cp -a -t '%s/' {} +"
                .formatted(webui));
        shell("cp -al src/main/webui/node_modules '%s/' && rm -rf '%s/node_modules/.vite'".formatted(webui, webui));
        shell("cd target && cp -a classes test-classes maven-status lab.classpath permanence.* '%s/target/'".formatted(copy));
        // The compiler's list of what it has seen names the folder of the project.
        shell("find '%s/target/maven-status' -name '*.lst' -exec sed -i 's|%s/|%s/|' {} +".formatted(copy, PROJECT, copy));
        Path few = Files.createDirectories(copy.resolve("few"));
        for (String language : List.of("fr", "nl", "en")) {
            Files.writeString(few.resolve(language + ".txt"), "welcome = Permanence\n");
        }
    }

    private static void shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-ec", command).directory(PROJECT.toFile()).inheritIO().start();
        assertThat(process.waitFor()).as(command).isZero();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        if (dev != null && dev.isAlive()) {
            dev.descendants().forEach(ProcessHandle::destroy);
            dev.destroy();
            dev.waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyChangeIsSeenAndQEndsAllParts() throws Exception {
        List<Integer> ports = List.of(Ports.tcp(), Ports.tcp(), Ports.tcp());
        ProcessBuilder command = new ProcessBuilder(copy.resolve("permanence").toString(), "dev", "-Ddebug=false").directory(copy.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        command.environment().putAll(Map.of("PERMANENCE_PORT", "" + ports.get(0), "PERMANENCE_CONTROL_PORT", "" + ports.get(1),
                "PERMANENCE_SCREENS_PORT", "" + ports.get(2), "PERMANENCE_ANNOUNCEMENTS", copy.resolve("few").toString()));
        dev = command.start();
        awaitInDev("it is ready", () -> said("Ready after"));
        JsonNode endpoints = Api.JSON.readTree(copy.resolve(".permanence/endpoints.json").toFile());
        URI screens = URI.create("http://127.0.0.1:" + ports.get(2));
        assertThat(endpoints.path("screens").asText()).isEqualTo(screens.toString());
        assertThat(output).content().containsPattern("Screens +" + Pattern.quote(screens.toString()));
        List<Integer> parts = Stream.concat(ports.stream(), Stream.of(endpoints.path("ami").path("port").asInt(),
                URI.create(endpoints.path("database").path("url").asText().substring("jdbc:".length())).getPort())).toList();
        assertThat(parts).allMatch(DevIT::listens);

        try (Api administrator = logIn(endpoints)) {
            change(administrator);
            assertThat(trail(administrator)).startsWith("line.update");
            for (int i = 1; i <= 3; i++) {
                String word = ".change" + i + ".";
                replace(TRAIL, "\\+ \"[^\"]*\" \\+ route\\.getName\\(\\)", "+ \"" + word + "\" + route.getName()");
                awaitInDev("change " + i + " of a Java file is seen",
                        () -> answered(() -> change(administrator)) && trail(administrator).equals("line" + word + "update"));
            }
        }
        String page = "/" + SCREENS.substring("src/main/webui/".length());
        awaitInDev("the screens are served", () -> answered(() -> body(screens.resolve(page))));
        assertThat(body(screens.resolve(page))).doesNotContain("seen by the browser");
        Files.writeString(copy.resolve(SCREENS), Files.readString(copy.resolve(SCREENS)) + "\nconsole.debug('seen by the browser')\n");
        awaitInDev("the change of a screen is seen", () -> body(screens.resolve(page)).contains("seen by the browser"));
        assertThat(body(screens.resolve("/api/session"))).as("the service behind the screens").contains("\"status\":401");

        dev.getOutputStream().write('q');
        dev.getOutputStream().flush();
        assertThat(dev.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(dev.exitValue()).isZero();
        assertThat(parts).noneMatch(DevIT::listens);
        assertThat(output).content().doesNotContain("ERROR", "ClassCastException", "ContextNotActiveException", "Tests paused",
                "contribute anonymous");
    }

    private static Api logIn(JsonNode endpoints) {
        for (JsonNode one : endpoints.path("logIns")) {
            if (one.path("who").asText().equals("administrator")) {
                return Api.logIn(URI.create(endpoints.path("service").asText()), one.path("email").asText(), one.path("password").asText());
            }
        }
        throw new AssertionError("no log-in of an administrator in " + endpoints);
    }

    private static void change(Api administrator) {
        administrator.patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 30), null);
    }

    /** A request waits for the reload. On a loaded machine it gives up before, and is sent again; a refusal is a failure. */
    private static boolean answered(Runnable request) {
        try {
            request.run();
            return true;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** What the latest line of the audit trail says was done. */
    private static String trail(Api administrator) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JsonNode page = administrator.get("/api/audit?from=" + now.minusSeconds(3600) + "&to=" + now.plusSeconds(60));
        return page.path("items").path(0).path("action").asText();
    }

    private void replace(String file, String pattern, String by) throws IOException {
        String before = Files.readString(copy.resolve(file));
        String after = before.replaceFirst(pattern, Matcher.quoteReplacement(by));
        assertThat(after).as(file + " has what is to be changed").isNotEqualTo(before);
        Files.writeString(copy.resolve(file), after);
    }

    private String body(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean said(String words) {
        try {
            return Files.readString(output).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitInDev(String what, Callable<Boolean> condition) {
        Awaitility.await(what).pollInSameThread().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    assertThat(dev.isAlive()).as("./permanence dev goes on; see " + output).isTrue();
                    return condition.call();
                });
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
