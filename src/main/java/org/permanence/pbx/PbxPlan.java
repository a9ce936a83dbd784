package org.permanence.pbx;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The complete desired state of the PBX. A pure value: equal plans ask for the same state. */
public record PbxPlan(List<Line> lines, List<Member> members, List<DeskPhoneAccount> deskPhones, Set<String> allowedPrefixes) {

    /**
     * @param numbers   as the carrier delivers them, such as {@code 080035243}
     * @param presented the number that home phones display
     * @param languages in key order; the first is the default
     * @param hours     local dates (Europe/Brussels) on which the line is open or has a message of its own; on a date that is absent the
     * line is closed
     */
    public record Line(LineCode code, List<String> numbers, String presented, List<Language> languages, Duration maximumWait,
            Optional<Closing> closing, SortedMap<LocalDate, Day> hours) {}

    /** Closed now, regardless of the hours. @param until when the closing ends by itself; empty: until somebody reopens the line */
    public record Closing(Optional<Instant> until, String announcement) {}

    /** @param open local wall-clock spans in order, not overlapping; none, but an announcement: closed with that message */
    public record Day(List<Span> open, Optional<String> closedAnnouncement) {}

    /** From inclusive to exclusive; {@link LocalTime#MIDNIGHT} as {@code to} is the end of the day. */
    public record Span(LocalTime from, LocalTime to) {}

    /**
     * A responder who may be rung or who has a softphone open.
     *
     * @param queues    empty when not on duty
     * @param wrapUp    rest after each call before the next ring
     * @param pause     the reason, when on duty but paused
     * @param mayRecord may record announcements, from a softphone or a desk phone
     * @param softphone credentials of the browser session, when there is one
     */
    public record Member(MemberId id, Reach reach, Set<QueueName> queues, Duration wrapUp, Optional<String> pause, boolean mayRecord,
            Optional<SipCredential> softphone) {}

    public record DeskPhoneAccount(String phone, SipCredential credential) {}

    /** @param md5 hexadecimal MD5 of {@code user:permanence:password}, as SIP digest requires; the password itself is not kept */
    public record SipCredential(String md5) {

        public static final String REALM = "permanence";

        @Override
        public String toString() {
            return "SipCredential[…]";
        }
    }

}
