package org.permanence.responder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.permanence.pbx.PbxPlan.SipCredential;

/** Passwords of SIP accounts: random, shown once, stored as the digest that SIP requires. */
final class SipSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SipSecret() {}

    /** 192 random bits in URL-safe letters. */
    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Hexadecimal MD5 of {@code user:permanence:password}: not our choice but required by RFC 3261, section 22.4. */
    static String md5(String user, String password) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((user + ":" + SipCredential.REALM + ":" + password).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
