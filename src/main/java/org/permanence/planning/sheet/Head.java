package org.permanence.planning.sheet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.permanence.pbx.Language;

/**
 * What a cell above the answers says of a day and of times. Pure.
 *
 * @param times    empty: none
 * @param weekdays by the languages in which the word is a day
 * @param date     without its year it is that of the nearest such day
 * @param wrong    it looks like a date, and no calendar has it
 */
record Head(Optional<Times> times, Map<Language, DayOfWeek> weekdays, Optional<LocalDate> date, boolean wrong) {

    /** Minutes of the day; the end of the day is 1440. */
    record Times(int from, int to) {

        /** {@code 8h-12h} as everybody reads it. */
        @Override
        public String toString() {
            return clock(from) + "-" + clock(to);
        }

        private static String clock(int minute) {
            return "%d:%02d".formatted(minute / 60, minute % 60);
        }
    }

    private static final String CLOCK = "(\\d{1,2})(?:\\s?(?:[:.]|h|u)\\s?(\\d{2}))?\\s?(?:heures?|uur|h|u)?\\s?(am|pm)?";
    private static final Pattern TIMES = Pattern.compile(
            "(?<![\\d/.:-])" + CLOCK + "\\s?(?:-|–|—|−|>|→|\\ba\\b|\\btot\\b|\\bto\\b|\\bt/m\\b|\\bjusqu'a\\b)\\s?" + CLOCK
                    + "(?![\\d/.:-])");
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?(\\d{4}|\\d{2}))?\\.?(?!\\d)");
    private static final Pattern WORDS =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:er|e|st|nd|rd|th)?[\\s.-]+([a-z]{3,})\\.?(?:[\\s-]*(\\d{4}|\\d{2}))?(?!\\d)");
    private static final Pattern ENGLISH = Pattern.compile("\\b([a-z]{3,})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(\\d{4}))?(?!\\d)");

    /** A longer text is a sentence. */
    private static final int LONGEST = 200;

    static final Head NOTHING = new Head(Optional.empty(), Map.of(), Optional.empty(), false);

    boolean isDay() {
        return date.isPresent() || !weekdays.isEmpty() || wrong;
    }

    /** @param today completes a date without a year */
    static Head of(Sheet.Cell cell, LocalDate today) {
        return switch (cell.kind()) {
            case MOMENT -> new Head(Optional.empty(), Map.of(), Optional.of(cell.moment().toLocalDate()), false);
            case TEXT -> of(cell.text(), today);
            case NUMBER, ERROR, UNCALCULATED -> NOTHING;
        };
    }

    /** A text of which only a part is a day or times is a title or an answer: nothing. */
    static Head of(String text, LocalDate today) {
        if (text.length() > LONGEST) {
            return NOTHING;
        }
        String rest = Words.plain(text).replace(',', ' ');
        Optional<Times> times = Optional.empty();
        Matcher matcher = TIMES.matcher(rest);
        if (matcher.find()) {
            times = times(matcher);
            if (times.isEmpty()) {
                return NOTHING;
            }
            rest = rest.substring(0, matcher.start()) + " " + rest.substring(matcher.end());
        }
        Optional<LocalDate> date = Optional.empty();
        boolean wrong = false;
        for (Pattern pattern : new Pattern[]{ISO, WORDS, ENGLISH, NUMBERS}) {
            Matcher found = pattern.matcher(rest);
            if (found.find()) {
                Parts parts = parts(pattern, found);
                if (parts.month == null) {
                    continue;
                }
                date = parts.date(today);
                wrong = date.isEmpty();
                rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
                break;
            }
        }
        Map<Language, DayOfWeek> weekdays = Map.of();
        for (String word : rest.split("[^\\p{L}\\p{N}]+")) {
            Map<Language, DayOfWeek> day = Words.weekday(word);
            if (!day.isEmpty()) {
                // In two languages: lundi / maandag.
                Map<Language, DayOfWeek> both = new HashMap<>(day);
                both.putAll(weekdays);
                weekdays = both;
            } else if (!word.isEmpty() && !Words.LINKS.contains(word)) {
                return NOTHING;
            }
        }
        return new Head(times, weekdays, date, wrong);
    }

    private static Optional<Times> times(Matcher found) {
        int from = minute(found.group(1), found.group(2), found.group(3));
        int to = minute(found.group(4), found.group(5), found.group(6));
        int end = to == 0 ? 24 * 60 : to;
        return from < 0 || to < 0 || end <= from || end > 24 * 60 ? Optional.empty() : Optional.of(new Times(from, end));
    }

    /** Negative: there is no such time. */
    private static int minute(String hour, String minute, String half) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (half != null) {
            hours = hours % 12 + (half.equals("pm") ? 12 : 0);
        }
        return hours > 24 || minutes > 59 ? -1 : hours * 60 + minutes;
    }

    /** @param month null: the word is none. @param year null: not said */
    private record Parts(int day, Integer month, Integer year) {

        private Optional<LocalDate> date(LocalDate today) {
            try {
                if (year != null) {
                    return Optional.of(LocalDate.of(year < 100 ? 2000 + year : year, month, day));
                }
                Optional<LocalDate> nearest = Optional.empty();
                for (int y = today.getYear() - 1; y <= today.getYear() + 1; y++) {
                    if (month == 2 && day == 29 && !java.time.Year.isLeap(y)) {
                        continue;
                    }
                    LocalDate candidate = LocalDate.of(y, month, day);
                    if (nearest.isEmpty() || Math.abs(candidate.toEpochDay() - today.toEpochDay()) < Math
                            .abs(nearest.get().toEpochDay() - today.toEpochDay())) {
                        nearest = Optional.of(candidate);
                    }
                }
                return nearest;
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    private static Parts parts(Pattern pattern, Matcher found) {
        if (pattern == ISO) {
            return new Parts(Integer.parseInt(found.group(3)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)));
        }
        Integer year = found.group(3) == null ? null : Integer.valueOf(found.group(3));
        if (pattern == NUMBERS) {
            return new Parts(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), year);
        }
        String word = pattern == WORDS ? found.group(2) : found.group(1);
        String day = pattern == WORDS ? found.group(1) : found.group(2);
        return new Parts(Integer.parseInt(day), Words.month(word).map(Month::getValue).orElse(null), year);
    }
}
