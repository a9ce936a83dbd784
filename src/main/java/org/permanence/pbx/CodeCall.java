package org.permanence.pbx;

/**
 * A call that speaks a code to whoever picks up and presses 1.
 *
 * @param verification names it in {@link PbxSignal.VerificationSeen}: digits, lower-case letters and hyphens
 * @param code         digits from 1 to 9, each of which the PBX has as a sound
 * @param line         whose number the phone shows
 */
public record CodeCall(String verification, PhoneNumber number, String code, Language language, LineCode line) {

    @Override
    public String toString() {
        return "CodeCall[" + verification + ", …]";
    }
}
