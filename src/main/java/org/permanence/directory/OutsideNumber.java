package org.permanence.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import org.permanence.pbx.NumberRefusal;
import org.permanence.pbx.PhoneNumber;
import org.permanence.problem.Impossible;

/**
 * Reads a number that the line may call for a caller: Belgian geographic or mobile, or with an allowed prefix. The PBX checks the same
 * again (asterisk-config/README.md, {@code outbound/allow}). Pure.
 */
public final class OutsideNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int BELGIUM = 32;

    private OutsideNumber() {}

    /**
     * @param text            as people write it in Belgium
     * @param allowedPrefixes E.164 prefixes with {@code +}
     * @throws Impossible naming the reason; the message does not repeat the number
     */
    public static PhoneNumber parse(String text, Set<String> allowedPrefixes) {
        Phonenumber.PhoneNumber number;
        try {
            number = NUMBERS.parse(text == null ? "" : text.strip(), "BE");
        } catch (NumberParseException _) {
            throw new Impossible(new NumberRefusal.NotANumber());
        }
        if (number.hasExtension()) {
            throw new Impossible(new NumberRefusal.NumberWithExtension());
        }
        if (!NUMBERS.isValidNumber(number)) {
            throw new Impossible(new NumberRefusal.NumberUnassigned());
        }
        String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        if (allowedPrefixes.stream().anyMatch(e164::startsWith)) {
            return new PhoneNumber(e164);
        }
        if (number.getCountryCode() != BELGIUM) {
            throw new Impossible(new NumberRefusal.NumberForeign());
        }
        return switch (NUMBERS.getNumberType(number)) {
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE -> new PhoneNumber(e164);
            case TOLL_FREE -> throw new Impossible(new NumberRefusal.NumberTollFree());
            case PREMIUM_RATE, SHARED_COST -> throw new Impossible(new NumberRefusal.NumberPremium());
            default -> throw new Impossible(new NumberRefusal.NumberOfAnotherKind());
        };
    }

    /** As people read it: {@code 02 555 12 34}, {@code +33 1 23 45 67 89}. */
    public static String shown(PhoneNumber number) {
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number.e164(), "BE");
            return NUMBERS.format(parsed,
                    parsed.getCountryCode() == BELGIUM ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return number.e164();
        }
    }
}
