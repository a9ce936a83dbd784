package org.permanence.responder;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import org.permanence.pbx.NumberRefusal;
import org.permanence.pbx.PhoneNumber;
import org.permanence.problem.Impossible;

/**
 * Reads the number of a home phone as people write it in Belgium. Pure. The PBX must be able to dial it: geographic or mobile, Belgian
 * unless its prefix is allowed (asterisk-config/README.md, {@code outbound/allow}).
 */
public final class HomeNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int BELGIUM = 32;

    private HomeNumber() {}

    /**
     * @param allowedPrefixes E.164 prefixes with {@code +} outside Belgium that may be called
     * @throws Impossible naming the fault, which does not repeat the number
     */
    public static PhoneNumber parse(String text, Set<String> allowedPrefixes) {
        Phonenumber.PhoneNumber number = read(text);
        if (number.hasExtension()) {
            throw new Impossible(new NumberRefusal.NumberWithExtension());
        }
        String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        if (number.getCountryCode() != BELGIUM && allowedPrefixes.stream().noneMatch(e164::startsWith)) {
            throw new Impossible(new NumberRefusal.NumberForeign());
        }
        switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> throw new Impossible(new NumberRefusal.NumberTooShort());
            case TOO_LONG -> throw new Impossible(new NumberRefusal.NumberTooLong());
            case IS_POSSIBLE, INVALID_LENGTH, INVALID_COUNTRY_CODE -> {}
        }
        PhoneNumberType type = NUMBERS.getNumberType(number);
        return switch (type) {
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE -> new PhoneNumber(e164);
            case PREMIUM_RATE, SHARED_COST -> throw new Impossible(new NumberRefusal.NumberPremium());
            case TOLL_FREE -> throw new Impossible(new NumberRefusal.NumberTollFree());
            case VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL -> throw new Impossible(new NumberRefusal.NumberOfAnotherKind());
            case UNKNOWN -> throw new Impossible(new NumberRefusal.NumberUnassigned());
        };
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
