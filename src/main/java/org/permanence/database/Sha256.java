package org.permanence.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a text: of a secret that is kept so that whoever reads the database cannot use it, or of a content that is compared. */
public final class Sha256 {

    private Sha256() {}

    /** 32 bytes. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its first half, in lower-case hexadecimal. */
    public static String shortHex(String text) {
        return HexFormat.of().formatHex(of(text), 0, 16);
    }
}
