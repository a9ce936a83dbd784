package org.permanence.pbx.asterisk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.permanence.pbx.CallerPseudonym;

/**
 * Turns a caller's number into a pseudonym and forgets the number (ARCHITECTURE.md, "What always holds"). No method here logs its argument
 * or puts it into an exception. The same person is recognised in every format that the carrier uses: the number is first converted to
 * E.164, and a number without country code is Belgian.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String REGION = "BE";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final SecretKeySpec key;

    Pseudonyms(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the pseudonym key has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads the key, or creates it with mode 600.
     *
     * @throws UncheckedIOException     if the file can neither be read nor created
     * @throws IllegalArgumentException if the file does not contain a key
     */
    static Pseudonyms underKeyOf(Path file) {
        try {
            if (!Files.exists(file)) {
                makeKey(file);
            }
            return new Pseudonyms(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the pseudonym key " + file + " cannot be used", e);
        }
    }

    private static void makeKey(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        // Written to a temporary file and moved: two instances that start together must not each read half a key.
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "pseudonym", ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, bytes);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            // The other instance was first: its key stands.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** @param number as the carrier gave it; empty, null or anything but a number: withheld */
    Optional<CallerPseudonym> of(String number) {
        if (number == null || number.isBlank() || number.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(normalised(number).getBytes(StandardCharsets.US_ASCII));
            return Optional.of(new CallerPseudonym(HexFormat.of().formatHex(code)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + ALGORITHM, e);
        }
    }

    private static String normalised(String number) {
        try {
            var parsed = NUMBERS.parse(number, REGION);
            if (NUMBERS.isValidNumber(parsed)) {
                return NUMBERS.format(parsed, PhoneNumberFormat.E164);
            }
            // Carriers also send the international form without its plus sign: 32470123456.
            if (Character.isDigit(number.charAt(0)) && number.charAt(0) != '0') {
                var international = NUMBERS.parse("+" + number, REGION);
                if (NUMBERS.isValidNumber(international)) {
                    return NUMBERS.format(international, PhoneNumberFormat.E164);
                }
            }
            return NUMBERS.format(parsed, PhoneNumberFormat.E164);
        } catch (NumberParseException _) {
            return number.replaceAll("[^0-9+]", "");
        }
    }
}
