package org.permanence.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnnouncementResourceTest {

    private static final String NOBODY = "/api/announcements/fr/nobody";

    @Inject
    Accounts accounts;
    @ConfigProperty(name = "permanence.announcements.recordings-folder")
    Path folder;
    @ConfigProperty(name = "permanence.announcements.made-folder")
    Path made;
    private Person coordinator;

    @BeforeEach
    void thePbxMadeItsFolders() throws IOException {
        Files.createDirectories(folder.resolve("fr"));
        Files.deleteIfExists(folder.resolve("fr/nobody.wav"));
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    /** A tone of a second. */
    private static byte[] wav(AudioFormat format, double seconds) throws IOException {
        int frames = (int) (format.getFrameRate() * seconds);
        byte[] samples = new byte[frames * format.getFrameSize()];
        for (int i = 0; i < frames; i++) {
            short level = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / format.getFrameRate()));
            for (int c = 0; c < format.getChannels(); c++) {
                samples[(i * format.getChannels() + c) * 2] = (byte) level;
                samples[(i * format.getChannels() + c) * 2 + 1] = (byte) (level >> 8);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, frames), AudioFileFormat.Type.WAVE, file);
        return file.toByteArray();
    }

    @Test
    void anUploadedRecordingIsMadeIntoWhatTelephonesHaveAndCanBeTakenBack() throws Exception {
        coordinator.asks().get("/api/announcements").then().statusCode(200)
                .body("find { it.language == 'fr' && it.name == 'nobody' }.recordedAt", nullValue())
                .body("find { it.language == 'nl' && it.name == 'welcome' }.text", containsString("sociale hulp"))
                .body("name", hasItem("home-press-1"));

        coordinator.asks().contentType("audio/wav").body(wav(new AudioFormat(44100, 16, 2, true, false), 1)).put(NOBODY).then()
                .statusCode(204);

        coordinator.asks().get("/api/announcements").then()
                .body("find { it.language == 'fr' && it.name == 'nobody' }.recordedAt", notNullValue());
        byte[] heard = coordinator.asks().get(NOBODY).then().statusCode(200).contentType("audio/wav").extract().asByteArray();
        assertThat(heard).isEqualTo(Files.readAllBytes(folder.resolve("fr/nobody.wav")));
        AudioFileFormat made = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(heard));
        assertThat(made.getFormat().toString()).contains("8000.0 Hz", "16 bit", "mono");
        assertThat(made.getFrameLength()).isBetween(7900, 8100);
        assertThat(folder.resolve("fr")).isDirectoryNotContaining(file -> file.getFileName().toString().startsWith(".nobody"));

        coordinator.asks().delete(NOBODY).then().statusCode(204);
        coordinator.asks().delete(NOBODY).then().statusCode(204);
        coordinator.asks().get(NOBODY).then().statusCode(404);
    }

    @Test
    void theMadeVoiceIsHeardUntilSomebodyRecords() throws Exception {
        String announcement = "find { it.language == 'fr' && it.name == 'nobody' }.";
        coordinator.asks().get("/api/announcements").then().body(announcement + "audible", equalTo(false));
        byte[] voice = wav(new AudioFormat(8000, 16, 1, true, false), 2);
        Files.createDirectories(made.resolve("fr"));
        Files.write(made.resolve("fr/nobody.wav"), voice);
        try {
            coordinator.asks().get("/api/announcements").then().body(announcement + "audible", equalTo(true),
                    announcement + "recordedAt", nullValue());
            assertThat(coordinator.asks().get(NOBODY).then().statusCode(200).extract().asByteArray()).isEqualTo(voice);
            coordinator.asks().contentType("audio/wav").body(wav(new AudioFormat(8000, 16, 1, true, false), 1)).put(NOBODY).then()
                    .statusCode(204);
            assertThat(coordinator.asks().get(NOBODY).then().extract().asByteArray()).isNotEqualTo(voice);
            coordinator.asks().delete(NOBODY).then().statusCode(204);
            assertThat(coordinator.asks().get(NOBODY).then().extract().asByteArray()).isEqualTo(voice);
        } finally {
            Files.delete(made.resolve("fr/nobody.wav"));
        }
    }

    @Test
    void whatIsNoAnnouncementIsRefusedAndChangesNothing() throws Exception {
        coordinator.asks().contentType("audio/wav").body("not sound at all".getBytes()).put(NOBODY).then().statusCode(400)
                .body("detail", containsString("uncompressed WAV"));
        coordinator.asks().contentType("audio/wav").body(wav(new AudioFormat(8000, 16, 1, true, false), 121)).put(NOBODY).then()
                .statusCode(400)
                .body("detail", equalTo("An announcement lasts two minutes at most; this one lasts 121 seconds."));
        byte[] good = wav(new AudioFormat(8000, 16, 1, true, false), 1);
        coordinator.asks().contentType("audio/wav").body(good).put("/api/announcements/fr/unheard-of").then().statusCode(404);
        coordinator.asks().contentType("audio/wav").body(good).put("/api/announcements/de/nobody").then().statusCode(404);
        coordinator.asks().contentType("audio/wav").body(good).put("/api/announcements/fr/..%2Fnobody").then().statusCode(404);
        accounts.somebody(Role.RESPONDER).asks().contentType("audio/wav").body(good).put(NOBODY).then().statusCode(403);
        assertThat(folder.resolve("fr/nobody.wav")).doesNotExist();
    }

    @Test
    void ofManyWhoRecordAtOnceEachIsKeptWhole() throws Exception {
        byte[] good = wav(new AudioFormat(8000, 16, 1, true, false), 1);
        assertThat(AtOnce.ask(20, () -> coordinator.asks().contentType("audio/wav").body(good).put(NOBODY).statusCode()))
                .containsOnly(204);
        assertThat(AudioSystem.getAudioFileFormat(folder.resolve("fr/nobody.wav").toFile()).getFrameLength()).isBetween(7900, 8100);
        assertThat(folder.resolve("fr")).isDirectoryNotContaining(file -> file.getFileName().toString().startsWith(".nobody"));
        // Taken away while others listen and look: they get what is there.
        assertThat(AtOnce.ask(20, () -> {
            coordinator.asks().contentType("audio/wav").body(good).put(NOBODY);
            coordinator.asks().delete(NOBODY);
            return coordinator.asks().get("/api/announcements").statusCode() + coordinator.asks().get(NOBODY).statusCode();
        })).containsAnyOf(200 + 404, 200 + 200).isSubsetOf(200 + 404, 200 + 200);
    }

    /** The header of a file that was cut off still says how long it was. */
    @Test
    void aRecordingThatWasCutOffOrSaysNoLengthIsRefused() throws Exception {
        byte[] good = wav(new AudioFormat(8000, 16, 1, true, false), 1);
        refused(Arrays.copyOf(good, 50)).body("code", equalTo("recording-cut-off"));
        refused(Arrays.copyOf(good, good.length - 2000)).body("code", equalTo("recording-cut-off"));
        byte[] still = good.clone();
        Arrays.fill(still, 24, 28, (byte) 0);
        refused(still).body("code", equalTo("not-a-wav"));
        refused(wav(new AudioFormat(8000, 16, 1, true, false), 0.0004)).body("code", equalTo("no-sound"));
        assertThat(folder.resolve("fr/nobody.wav")).doesNotExist();
    }

    private ValidatableResponse refused(byte[] file) {
        return coordinator.asks().contentType("audio/wav").body(file).put(NOBODY).then().statusCode(400).body("field", equalTo("file"));
    }
}
