package org.permanence.pbx;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import org.permanence.problem.Impossible;

/**
 * Reads a number as people write it in Belgium: a responder's home phone, or somebody whom a caller is given to. The line calls Belgian
 * geographic and mobile numbers, and what has an allowed prefix; the PBX checks the same again (asterisk-config/README.md,
 * {@code outbound/allow}). Pure.
 */
public final class DialableNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int BELGIUM = 32;

    private DialableNumber() {}

    /**
     * @param allowedPrefixes E.164 prefixes with {@code +} that may be called whatever they are
     * @throws Impossible naming the fault, which does not repeat the number
     */
    public static PhoneNumber parse(String text, Set<String> allowedPrefixes) {
        Phonenumber.PhoneNumber number = read(text);
        if (number.hasExtension()) {
            throw new Impossible(new NumberRefusal.NumberWithExtension());
        }
        switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> throw new Impossible(new NumberRefusal.NumberTooShort());
            case TOO_LONG -> throw new Impossible(new NumberRefusal.NumberTooLong());
            case IS_POSSIBLE, INVALID_LENGTH, INVALID_COUNTRY_CODE -> {}
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
            case PREMIUM_RATE, SHARED_COST -> throw new Impossible(new NumberRefusal.NumberPremium());
            case TOLL_FREE -> throw new Impossible(new NumberRefusal.NumberTollFree());
            case VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL, UNKNOWN -> throw new Impossible(new NumberRefusal.NumberOfAnotherKind());
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

    /** Enough for its owner to recognise it, too little for anybody to call it: {@code +32 … 56}. */
    public static String masked(PhoneNumber number) {
        String e164 = number.e164();
        String country;
        try {
            country = "+" + NUMBERS.parse(e164, "BE").getCountryCode();
        } catch (NumberParseException _) {
            country = "+";
        }
        return country + " … " + e164.substring(e164.length() - 2);
    }

    private static Phonenumber.PhoneNumber read(String text) {
        if (text == null || text.isBlank()) {
            throw new Impossible(new NumberRefusal.NotANumber());
        }
        try {
            return NUMBERS.parse(text.strip(), "BE");
        } catch (NumberParseException fault) {
            throw new Impossible(switch (fault.getErrorType()) {
                case NOT_A_NUMBER -> new NumberRefusal.NotANumber();
                case INVALID_COUNTRY_CODE -> new NumberRefusal.NumberUnassigned();
                case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> new NumberRefusal.NumberTooShort();
                case TOO_LONG -> new NumberRefusal.NumberTooLong();
            });
        }
    }
}
