package org.permanence.telephony;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days from today on, as the PBX counts them in Brussels. */
final class Hours {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private Hours() {}

    static String date(int daysAhead) {
        return LocalDate.now(BRUSSELS).plusDays(daysAhead).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Monday is 1. */
    static int weekday(int daysAhead) {
        return LocalDate.now(BRUSSELS).plusDays(daysAhead).getDayOfWeek().getValue();
    }
}
