package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

/**
 * Finds text that may identify a person in a responder's notes: telephone numbers, e-mail addresses, national numbers, account numbers. A
 * rule, without I/O. Public numbers are not marked: free and special numbers, numbers of enterprises, and those that {@code known} accepts.
 */
final class PersonalData {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}");
    private static final Pattern IBAN_BEGINS = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}(?=[ .\\u00a0\\u202f-]?[A-Za-z0-9])");
    /** Year, month (plus 20 or 40 if the sex is unknown or known to the crossroads bank only), day, number of the day, check digits. */
    private static final Pattern NATIONAL_NUMBER = Pattern.compile(
            "(?<![0-9+])([0-9]{2})[ ./-]?([0-9]{2})[ ./-]?([0-9]{2})[ .-]?([0-9]{3})[ ./-]?([0-9]{2})(?![0-9])");
    private static final Pattern ENTERPRISE = Pattern.compile("(?<![0-9+])(?:BE ?)?([01][0-9]{3})\\.([0-9]{3})\\.([0-9]{3})(?![0-9])");

    private PersonalData() {}

    @Schema(name = "PersonalDataKind")
    public enum Kind {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("iban")
        IBAN,
        @JsonProperty("nationalNumber")
        NATIONAL_NUMBER,
        @JsonProperty("phone")
        PHONE
    }

    /** @param from first character @param to after the last one; both count UTF-16 units, as Java and browsers do */
    record Found(int from, int to, Kind kind) {}

    /**
     * @param known numbers of offices and of the line, in E.164: never a caller's
     * @return in order of position; no two of them touch
     */
    static List<Found> in(String text, Predicate<String> known) {
        if (text == null || text.length() < 6) {
            return List.of();
        }
        // The most reliable kind first: an account number contains digits that look like a telephone number.
        List<Found> found = new ArrayList<>();
        emails(text, found);
        ibans(text, found);
        nationalNumbers(text, found);
        phones(text, known, found);
        found.sort(Comparator.comparing(Found::from));
        return List.copyOf(found);
    }

    private static void emails(String text, List<Found> found) {
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            add(found, matcher.start(), matcher.end(), Kind.EMAIL);
        }
    }

    private static void ibans(String text, List<Found> found) {
        Matcher matcher = IBAN_BEGINS.matcher(text);
        while (matcher.find()) {
            CountryCode country = CountryCode.getByCode(matcher.group().substring(0, 2).toUpperCase(Locale.ROOT));
            if (country == null || !IbanUtil.isSupportedCountry(country)) {
                continue;
            }
            // The country code determines its length, so that the words after it are not taken for a part of it.
            StringBuilder iban = new StringBuilder();
            int end = matcher.start();
            while (end < text.length() && iban.length() < IbanUtil.getIbanLength(country)) {
                char c = text.charAt(end);
                if (c < 128 && Character.isLetterOrDigit(c)) {
                    iban.append(Character.toUpperCase(c));
                } else if (" .-\u00a0\u202f".indexOf(c) < 0) {
                    break;
                }
                end++;
            }
            if ((end == text.length() || !Character.isDigit(text.charAt(end))) && IbanUtil.isValid(iban.toString())) {
                add(found, matcher.start(), end, Kind.IBAN);
            }
        }
    }

    private static void nationalNumbers(String text, List<Found> found) {
        Matcher matcher = NATIONAL_NUMBER.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            int month = Integer.parseInt(matcher.group(2));
            int day = Integer.parseInt(matcher.group(3));
            long person = Long.parseLong(matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4));
            int control = Integer.parseInt(matcher.group(5));
            if (month < 60 && month % 20 <= 12 && day <= 31 && (controls(person, control) || controls(2_000_000_000L + person, control))) {
                add(found, matcher.start(), matcher.end(), Kind.NATIONAL_NUMBER);
            }
        }
    }

    /** For births since 2000 a 2 is put before the nine digits. */
    private static boolean controls(long person, int control) {
        return 97 - person % 97 == control;
    }

    private static void phones(String text, Predicate<String> known, List<Found> found) {
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, "BE", Leniency.VALID, Long.MAX_VALUE)) {
            if (!isPublic(match.number()) && !known.test(NUMBERS.format(match.number(), PhoneNumberFormat.E164))
                    && !isEnterprise(text, match)) {
                add(found, match.start(), match.end(), Kind.PHONE);
            }
        }
    }

    private static boolean isPublic(PhoneNumber number) {
        return switch (NUMBERS.getNumberType(number)) {
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, VOICEMAIL -> true;
            default -> false;
        };
    }

    /** Written as 0403.227.515 and valid modulo 97: an enterprise's number, which is public. */
    private static boolean isEnterprise(String text, PhoneNumberMatch match) {
        Matcher matcher = ENTERPRISE.matcher(text);
        while (matcher.find()) {
            String digits = matcher.group(1) + matcher.group(2) + matcher.group(3);
            if (matcher.start() <= match.start() && match.end() <= matcher.end()
                    && controls(Long.parseLong(digits.substring(0, 8)), Integer.parseInt(digits.substring(8)))) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Found> found, int from, int to, Kind kind) {
        if (found.stream().noneMatch(other -> from < other.to && other.from < to)) {
            found.add(new Found(from, to, kind));
        }
    }
}
