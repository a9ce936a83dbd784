package org.permanence.line;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a line, its hours or its announcements do not change. */
public sealed interface LineRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such line.")
    record NoSuchLine() implements LineRefusal {}

    @Answer(status = 404, detail = "There is no such regime.")
    record NoSuchRegime() implements LineRefusal {}

    @Answer(status = 404, detail = "There is no such closure.")
    record NoSuchClosure() implements LineRefusal {}

    @Answer(status = 404, detail = "There is no such announcement.")
    record NoSuchAnnouncement() implements LineRefusal {}

    @Answer(status = 404, detail = "There is no such recording.")
    record NoSuchRecording() implements LineRefusal {}

    @Answer(status = 404, detail = "There is no such language.")
    record NoSuchLanguage() implements LineRefusal {}

    @Answer(status = 409, detail = "There is a line of this code already.")
    record LineExists() implements LineRefusal {}

    @Answer(status = 409, detail = "This line was removed: bring it back first.")
    record LineRetired() implements LineRefusal {}

    @Answer(status = 409, detail = "This is the only line: add another one first.")
    record LastLine() implements LineRefusal {}

    @Answer(status = 409, detail = "{count} calls are in progress on this line.")
    record LineInCall(int count) implements LineRefusal {}

    @Answer(status = 409,
            detail = "The telephone exchange has no queues left for another line: add a code to its setting LINES, and send that code.")
    record LineCodesUsedUp() implements LineRefusal {}

    @Answer(status = 400, detail = "A code is 2 to 16 lower-case letters and digits, a letter first.")
    record LineCodeForm() implements LineRefusal {}

    @Answer(status = 400, detail = "A number is 3 to 15 digits, with a plus sign or without.")
    record LineNumberForm() implements LineRefusal {}

    @Answer(status = 409, detail = "The number {number} belongs to another line.")
    record NumberTaken(String number) implements LineRefusal {}

    @Answer(status = 400, detail = "Each language has one key: say it once.")
    record LanguageTwice() implements LineRefusal {}

    @Answer(status = 400, detail = "The end of the closing has passed already.")
    record ClosingOver() implements LineRefusal {}

    @Answer(status = 400, detail = "A regime has at least one slot; to close the line on some days, enter a closure.")
    record SlotsNeeded() implements LineRefusal {}

    @Answer(status = 400, detail = "A regime ends on the day it begins or later.")
    record RegimeEndsBeforeItBegins() implements LineRefusal {}

    @Answer(status = 400, detail = "Two slots of day {day} (1 is Monday) overlap: {first} and {second}.")
    record SlotsOverlap(int day, String first, String second) implements LineRefusal {}

    @Answer(status = 400, detail = "A slot ends after it begins, at 24:00 at the latest: a night is two slots.")
    record SlotEndsBeforeItBegins() implements LineRefusal {}

    @Answer(status = 400, detail = "A slot wants at least one person, and its floor is not above that.")
    record SlotHeadcount() implements LineRefusal {}

    @Answer(status = 400, detail = "A time is from 00:00 to 24:00 in steps of five minutes.", kind = "unreadable")
    record FiveMinutes() implements LineRefusal {}

    @Answer(status = 400, detail = "A closure ends after it begins; hours end at 24:00 at the latest.")
    record ClosureEndsBeforeItBegins() implements LineRefusal {}

    @Answer(status = 400, detail = "A part of a day is closed one day at a time.")
    record PartOfOneDayOnly() implements LineRefusal {}

    @Answer(status = 400, detail = "A part of a day has a beginning and an end.")
    record PartOfDayIncomplete() implements LineRefusal {}

    @Answer(status = 400, detail = "A day that has passed keeps its hours: the first day is today or later.")
    record BeginsInThePast() implements LineRefusal {}

    @Answer(status = 400, detail = "A day that has passed keeps its hours: the last day is yesterday or later.")
    record EndsInThePast() implements LineRefusal {}

    @Answer(status = 400, detail = "This has begun: its first day stays.")
    record FirstDayStays() implements LineRefusal {}

    @Answer(status = 409, detail = "These hours hold on no day to come; a day that has passed keeps its hours.")
    record RegimeOver() implements LineRefusal {}

    @Answer(status = 409, detail = "This closure is over; a day that has passed stays as it was.")
    record ClosureOver() implements LineRefusal {}

    @Answer(status = 400, detail = "One of the days is no public holiday, or has passed.")
    record NoHolidayAhead() implements LineRefusal {}

    @Answer(status = 409, detail = "A closure of several days closes this day too: change it first.")
    record HolidayInClosure() implements LineRefusal {}

    @Answer(status = 400, detail = "One change at a time: a regime, a closure, or holidays.")
    record OneChangeAtATime() implements LineRefusal {}

    @Answer(status = 400, detail = "The last day is not before the first, and {days} days at most.")
    record CalendarTooLong(int days) implements LineRefusal {}

    @Answer(status = 400, detail = "There is no sound in this file.")
    record NoSound() implements LineRefusal {}

    @Answer(status = 400, detail = "This file was cut off: its sound ends before its end. Copy it whole and send it again.")
    record RecordingCutOff() implements LineRefusal {}

    @Answer(status = 400, detail = "An announcement lasts two minutes at most; this one lasts {seconds} seconds.")
    record RecordingTooLong(long seconds) implements LineRefusal {}

    @Answer(status = 400, detail = "This is not an uncompressed WAV file. Save the recording as WAV (PCM) and send it again.")
    record NotAWav() implements LineRefusal {}

    @Answer(status = 503,
            detail = "Recordings cannot be kept: the setting permanence.announcements.recordings-folder names no folder that is there.")
    record NoRecordingsFolder() implements LineRefusal {}
}
