package org.permanence.responder;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import org.permanence.pbx.PhoneNumber;

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
     * @throws NotPossible naming the fault; its message does not repeat the number
     */
    public static PhoneNumber parse(String text, Set<String> allowedPrefixes) {
        Phonenumber.PhoneNumber number = read(text);
        if (number.hasExtension()) {
            throw new NotPossible(Fault.EXTENSION);
        }
        String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        if (number.getCountryCode() != BELGIUM && allowedPrefixes.stream().noneMatch(e164::startsWith)) {
            throw new NotPossible(Fault.FOREIGN);
        }
        switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> throw new NotPossible(Fault.TOO_SHORT);
            case TOO_LONG -> throw new NotPossible(Fault.TOO_LONG);
            case IS_POSSIBLE, INVALID_LENGTH, INVALID_COUNTRY_CODE -> {}
        }
        PhoneNumberType type = NUMBERS.getNumberType(number);
        return switch (type) {
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE -> new PhoneNumber(e164);
            case PREMIUM_RATE, SHARED_COST -> throw new NotPossible(Fault.PREMIUM);
            case TOLL_FREE -> throw new NotPossible(Fault.TOLL_FREE);
            case VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL -> throw new NotPossible(Fault.NEITHER_GEOGRAPHIC_NOR_MOBILE);
            case UNKNOWN -> throw new NotPossible(Fault.UNASSIGNED);
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
            throw new NotPossible(Fault.NOT_A_NUMBER);
        }
        try {
            return NUMBERS.parse(text.strip(), "BE");
        } catch (NumberParseException fault) {
            throw new NotPossible(switch (fault.getErrorType()) {
                case NOT_A_NUMBER -> Fault.NOT_A_NUMBER;
                case INVALID_COUNTRY_CODE -> Fault.UNASSIGNED;
                case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Fault.TOO_SHORT;
                case TOO_LONG -> Fault.TOO_LONG;
            });
        }
    }

    public enum Fault {
        NOT_A_NUMBER("this is not a telephone number"),
        TOO_SHORT("digits are missing"),
        TOO_LONG("there are too many digits"),
        EXTENSION("a number with an extension cannot be rung"),
        FOREIGN("only Belgian numbers are called from this line"),
        PREMIUM("premium and shared-cost numbers are not called"),
        TOLL_FREE("a free number is not somebody's home phone"),
        NEITHER_GEOGRAPHIC_NOR_MOBILE("it must be a geographic or a mobile number"),
        UNASSIGNED("no such number exists in the numbering plan");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static final class NotPossible extends IllegalArgumentException {
        private final transient Fault fault;

        NotPossible(Fault fault) {
            super(fault.words());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }
}
