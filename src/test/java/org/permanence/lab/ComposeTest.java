package org.permanence.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Checks docker-compose.yml without a Docker engine, which the machines that build this project lack. It compares the file with the
 * laboratory: the same {@code asterisk-config/}, the same packages, settings that exist, ports that match.
 */
class ComposeTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path SETTINGS = Path.of("asterisk-config/settings.env");

    private final Map<String, Object> compose = yaml(COMPOSE);
    private final Map<String, Object> services = at(compose, "services");
    private final Map<String, Object> pbx = at(services, "pbx");
    private final Map<String, Object> pbxSettings = at(pbx, "environment");
    private final Map<String, Object> service = at(services, "service");
    private final Map<String, String> settings = settings(SETTINGS);

    @Test
    void everyServiceIsWatchedAndComesBack() {
        services.forEach((name, definition) -> {
            Map<String, Object> it = map(definition);
            assertThat(at(it, "healthcheck").get("test")).as("health check of %s", name).isNotNull();
            assertThat(it.get("restart")).as("restart policy of %s", name).isEqualTo("unless-stopped");
            assertThat(it.containsKey("build") || ((String) it.get("image")).matches("[a-z/]+:[0-9.]+"))
                    .as("%s is built here or pinned to a version", name).isTrue();
        });
    }

    @Test
    void whatTheImagesCopyExists() {
        Stream.of(pbx, service).map(it -> Path.of((String) at(it, "build").get("dockerfile"))).forEach(
                dockerfile -> copied(dockerfile).forEach(source -> assertThat(Path.of(source)).as("copied by %s", dockerfile).exists()));
        assertThat(copied(Path.of("docker/pbx/Dockerfile"))).contains("asterisk-config");
    }

    @Test
    void theImageOfThePbxHasThePackagesOfTheLaboratory() {
        Set<String> image = words(read(Path.of("docker/pbx/Dockerfile")), "--no-install-recommends ([^&\\\\]*)");
        Set<String> laboratory = words(read(Path.of("scripts/install-asterisk.sh")), "debian-root.sh\" \\w+ ([^\\n]*)");
        assertThat(image).isEqualTo(laboratory).contains("asterisk");
    }

    @Test
    void thePbxIsGivenOnlySettingsThatExist() {
        assertThat(settings.keySet()).containsAll(pbxSettings.keySet());
    }

    @Test
    void nothingOfTheLoopbackLaboratoryIsLeftInProduction() {
        settings.forEach((name, value) -> {
            if (value.contains("127.0.0.1") || name.endsWith("_SECRET")) {
                assertThat(pbxSettings).as("a setting that each deployment decides").containsKey(name);
                assertThat((String) pbxSettings.get(name)).doesNotContain("127.0.0.1");
            }
        });
    }

    @Test
    void noSecretHasADefault() {
        services.values().stream().map(it -> map(map(it).getOrDefault("environment", Map.of())))
                .forEach(environment -> environment.forEach((name, value) -> {
                    if (secret(name)) {
                        assertThat(value.toString()).as(name).matches("\\$\\{[A-Z_]+(:\\?set it in \\.env|:-)}");
                    }
                }));
        Map<String, String> example = settings(Path.of(".env.example"));
        example.forEach((name, value) -> assertThat(secret(name) && !value.isEmpty()).as("%s is empty in .env.example", name).isFalse());
    }

    @Test
    void theExampleNamesEveryVariable() {
        Set<String> used = words(read(COMPOSE), "\\$\\{([A-Z_]+)");
        assertThat(settings(Path.of(".env.example")).keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void thePublishedPortsAreThoseThatThePbxListensOn() {
        String sip = settings.get("SIP_PORT");
        String rtp = pbxSettings.get("RTP_FIRST") + "-" + pbxSettings.get("RTP_LAST");
        String web = pbxSettings.get("WEB_PORT").toString();
        assertThat(list(pbx.get("ports"))).containsExactlyInAnyOrder(
                "0.0.0.0:" + sip + ":" + sip + "/udp", "0.0.0.0:" + rtp + ":" + rtp + "/udp", "127.0.0.1:" + web + ":" + web);
        assertThat(read(Path.of("docker/proxy/Caddyfile"))).contains("pbx:" + web);
    }

    @Test
    void onlyTheProxyAndTheTelephonesAreReachedFromOutside() {
        assertThat(at(services, "database")).doesNotContainKey("ports");
        assertThat(list(service.get("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(list(at(services, "database").get("networks"))).containsExactly("private");
    }

    @Test
    void amiListensOnThePrivateNetworkAlone() {
        Map<String, Object> network = at(at(compose, "networks"), "private");
        assertThat(network.get("internal")).isEqualTo(true);
        String subnet = (String) map(((List<?>) at(network, "ipam").get("config")).getFirst()).get("subnet");
        assertThat(pbxSettings.get("AMI_BIND")).isEqualTo(at(at(pbx, "networks"), "private").get("ipv4_address"));
        assertThat(pbxSettings.get("AMI_PERMIT")).isEqualTo(subnet);
        assertThat(list(service.get("networks"))).contains("private");
        Map<String, Object> serviceSettings = at(service, "environment");
        assertThat(serviceSettings.get("PERMANENCE_PBX_HOST")).isEqualTo(pbxSettings.get("AMI_BIND"));
        assertThat(serviceSettings.get("PERMANENCE_PBX_PORT")).isEqualTo(pbxSettings.get("AMI_PORT"));
        assertThat(serviceSettings.get("PERMANENCE_PBX_USER")).isEqualTo(pbxSettings.get("AMI_USER"));
        assertThat(serviceSettings.get("PERMANENCE_PBX_SECRET")).isEqualTo(pbxSettings.get("AMI_SECRET"));
        String ami = pbxSettings.get("AMI_PORT").toString();
        assertThat(list(pbx.get("ports"))).noneMatch(port -> Arrays.asList(port.split("[:/-]")).contains(ami));
    }

    @Test
    void theServiceReadsThePbxLogsAndCannotChangeThem() {
        String folder = (String) pbxSettings.get("LOG_FOLDER");
        assertThat(list(pbx.get("volumes"))).contains("pbx-log:" + folder);
        assertThat(at(service, "environment").get("PERMANENCE_PBX_LOG_FOLDER")).isEqualTo(folder);
        assertThat(list(service.get("volumes"))).filteredOn(volume -> volume.startsWith("pbx-"))
                .containsExactly("pbx-log:" + folder + ":ro");
        assertThat(user(Path.of("docker/pbx/Dockerfile"))).isEqualTo(user(Path.of("docker/service/Dockerfile"))).isNotEmpty();
    }

    @Test
    void everyVolumeHasANameAndThePbxKeepsItsState() {
        Set<String> named = at(compose, "volumes").keySet();
        services.values().forEach(it -> list(map(it).getOrDefault("volumes", List.of())).stream()
                .filter(volume -> !volume.startsWith("./") && !volume.startsWith("${"))
                .forEach(volume -> assertThat(named).contains(volume.split(":")[0])));
        assertThat(list(pbx.get("volumes"))).contains("pbx-state:" + pbxSettings.get("STATE_FOLDER"));
    }

    @Test
    void whatTheServiceTakesAsARecordingThePbxPlays() {
        assertThat(list(pbx.get("volumes"))).contains("recordings:" + pbxSettings.get("RECORDINGS_FOLDER"));
        assertThat(list(service.get("volumes")))
                .contains("recordings:" + at(service, "environment").get("PERMANENCE_ANNOUNCEMENTS_RECORDINGS_FOLDER"));
    }

    @Test
    void theServiceHearsTheVoiceThatThePbxMade() {
        String folder = (String) at(service, "environment").get("PERMANENCE_ANNOUNCEMENTS_MADE_FOLDER");
        String recordings = (String) at(service, "environment").get("PERMANENCE_ANNOUNCEMENTS_RECORDINGS_FOLDER");
        assertThat(folder).startsWith(recordings + "/");
        assertThat(read(Path.of("docker/pbx/entrypoint"))).contains(
                "cp -ru announcements/. " + pbxSettings.get("RECORDINGS_FOLDER") + folder.substring(recordings.length()));
        assertThat(pbxSettings.get("SOUNDS_FOLDER")).isEqualTo("/opt/permanence/announcements");
    }

    private static boolean secret(String name) {
        return name.matches(".*(PASSWORD|SECRET|_KEY)$") && !name.equals("WEB_KEY");
    }

    private static Set<String> user(Path dockerfile) {
        return words(read(dockerfile), "useradd --uid (\\d+)");
    }

    private static List<String> copied(Path dockerfile) {
        return Pattern.compile("(?m)^COPY (?!--from)(.*) \\S+$").matcher(read(dockerfile)).results()
                .flatMap(copy -> Arrays.stream(copy.group(1).split(" "))).toList();
    }

    /** The words of the first group, wherever the pattern is found. */
    private static Set<String> words(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1).trim())
                .flatMap(found -> Arrays.stream(found.split("\\s+"))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> settings(Path file) {
        Map<String, String> settings = new TreeMap<>();
        read(file).lines().filter(line -> line.matches("[A-Z_]+=.*")).map(line -> line.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static Map<String, Object> yaml(Path file) {
        return new Yaml().load(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> at(Map<String, Object> map, String key) {
        assertThat(map).containsKey(key);
        return map(map.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object value) {
        return (List<String>) value;
    }
}
