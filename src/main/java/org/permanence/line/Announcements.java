package org.permanence.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;

/**
 * The announcements that callers hear, and the recordings that replace the synthetic voice. The texts are those of
 * {@code asterisk-config/announcements}. A recording is a file of the same name in the folder that the PBX searches first, and is heard
 * from the next call on. Blocking.
 */
@ApplicationScoped
public class Announcements {

    /** The format of telephones, which the PBX plays without converting. */
    private static final AudioFormat TELEPHONE = new AudioFormat(8000, 16, 1, true, false);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Shorter is a click, if anything. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Optional<Path> recordings;
    private final Optional<Path> made;

    Announcements(@ConfigProperty(name = "permanence.announcements.recordings-folder") Optional<Path> recordings,
            @ConfigProperty(name = "permanence.announcements.made-folder") Optional<Path> made) {
        this.recordings = recordings;
        this.made = made;
        for (Language language : Language.values()) {
            texts.put(language, texts(language));
        }
    }

    /** Name to text, in the order of the file. */
    public Map<String, String> of(Language language) {
        return texts.get(language);
    }

    /** @return when the recording was made; empty when the synthetic voice speaks */
    public Optional<Instant> recordedAt(Language language, String name) {
        return recordings.map(folder -> file(folder, language, name)).filter(Files::isRegularFile).flatMap(file -> {
            try {
                return Optional.of(Files.getLastModifiedTime(file).toInstant());
            } catch (NoSuchFileException _) {
                // Reverted at this moment.
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Whether {@link #heard} has something to answer with. */
    public boolean isAudible(Language language, String name) {
        return sounds(language, name).anyMatch(Files::isRegularFile);
    }

    /** @return what callers hear as a WAV file: the recording, else the synthetic voice. @throws Problem 404 when neither is at hand */
    public byte[] heard(Language language, String name) {
        for (Path file : sounds(language, name).toList()) {
            try {
                return Files.readAllBytes(file);
            } catch (NoSuchFileException _) {
                // The next one. Not asked beforehand: it may be reverted at this moment.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new LineRefusal.NoSuchRecording().problem();
    }

    /** Where a sound may be, the one that callers hear first. */
    private Stream<Path> sounds(Language language, String name) {
        return Stream.of(recordings, made).flatMap(Optional::stream).map(folder -> file(folder, language, name));
    }

    /**
     * Replaces the synthetic voice, or an earlier recording, with a recording.
     *
     * @param wav any uncompressed WAV file up to two minutes; converted to the format of telephones
     * @throws Problem 400 it is no such file; 404 no such announcement; 503 {@code no-recordings-folder}
     */
    public void record(Language language, String name, byte[] wav) {
        Path file = file(folder(), language, name);
        // A file of its own: two may record the same announcement at once.
        Path made = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".new");
        try (AudioInputStream sound = telephone(wav)) {
            try {
                AudioSystem.write(sound, AudioFileFormat.Type.WAVE, made.toFile());
                // Atomic: a caller hears the old one or the new one, never half of it.
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be written", e);
        }
    }

    private static AudioInputStream telephone(byte[] wav) throws IOException {
        try {
            AudioInputStream sound = AudioSystem.getAudioInputStream(new BufferedInputStream(new ByteArrayInputStream(wav)));
            AudioFormat format = sound.getFormat();
            if (!(format.getFrameRate() > 0) || format.getFrameSize() <= 0) {
                throw new LineRefusal.NotAWav().problem().at("file");
            }
            double seconds = sound.getFrameLength() / (double) format.getFrameRate();
            if (seconds * 1000 < SHORTEST.toMillis()) {
                throw new LineRefusal.NoSound().problem().at("file");
            }
            if (seconds > LONGEST.toSeconds()) {
                throw new LineRefusal.RecordingTooLong(Math.round(seconds)).problem().at("file");
            }
            // The length is what the header says: a file that was cut off has less.
            byte[] there = sound.readAllBytes();
            if (there.length < sound.getFrameLength() * format.getFrameSize()) {
                throw new LineRefusal.RecordingCutOff().problem().at("file");
            }
            AudioInputStream whole = new AudioInputStream(new ByteArrayInputStream(there), format, sound.getFrameLength());
            byte[] samples = AudioSystem.getAudioInputStream(TELEPHONE, whole).readAllBytes();
            return new AudioInputStream(new ByteArrayInputStream(samples), TELEPHONE, samples.length / TELEPHONE.getFrameSize());
        } catch (UnsupportedAudioFileException | IllegalArgumentException _) {
            throw new LineRefusal.NotAWav().problem().at("file");
        }
    }

    /** Restores the synthetic voice. Does nothing when there is no recording. @throws Problem as {@link #record} */
    public void revert(Language language, String name) {
        try {
            Files.deleteIfExists(file(folder(), language, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return recordings.filter(Files::isDirectory).orElseThrow(() -> new LineRefusal.NoRecordingsFolder().problem());
    }

    private Path file(Path folder, Language language, String name) {
        if (!texts.get(language).containsKey(name)) {
            throw new LineRefusal.NoSuchAnnouncement().problem();
        }
        return folder.resolve(language.code()).resolve(name + ".wav");
    }

    private static Map<String, String> texts(Language language) {
        try (InputStream file = Announcements.class.getResourceAsStream("/announcements/" + language.code() + ".txt")) {
            Map<String, String> texts = new LinkedHashMap<>();
            new String(file.readAllBytes(), UTF_8).lines().filter(line -> line.matches("[a-z0-9-]+ = .+"))
                    .map(line -> line.split(" = ", 2)).forEach(line -> texts.put(line[0], line[1]));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
