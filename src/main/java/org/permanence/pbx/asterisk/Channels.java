package org.permanence.pbx.asterisk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.pbx.VerificationStep;

/** The spellings of {@code asterisk-config/README.md}, identities and codes, in one place. */
final class Channels {

    private static final Pattern RING_HALF = Pattern.compile("(Local/(r[1-9][0-9]{0,15})@responder-[0-9a-f]+);([12])");
    /** Without m: a PBX that an earlier build filled, until the next reconciliation. */
    private static final Pattern MEMBER_INTERFACE = Pattern.compile("Local/(r[1-9][0-9]{0,15})@responder/nm?");
    private static final Pattern INVITED = Pattern.compile("Local/(r[1-9][0-9]{0,15}|number)@invited-[0-9a-f]+;1");
    private static final Pattern CONTACT = Pattern.compile("sips?:([^@;]{1,64})@.*");
    /** The carrier's endpoint and its aor, as pjsip.conf names them. */
    static final String TRUNK = "trunk";
    private static final String TRUNK_CHANNEL = "PJSIP/" + TRUNK + "-";
    private static final Pattern OWN_PHONE = Pattern.compile("PJSIP/web-(r[1-9][0-9]{0,15})-[0-9a-f]+");

    /**
     * "Normal, unspecified": with this cause the service takes down the caller's leg when a responder hangs up on the screen. So the end
     * says where it came from, in the events and in the log files alike.
     */
    static final int HUNG_UP_ON_SCREEN = 31;

    private Channels() {}

    /**
     * {@code Local/r12@responder/nm}: the interface that the queue dials for a member; the same in every queue, so that one call at a time
     * rings it.
     */
    static String interfaceOf(MemberId member) {
        return "Local/" + member + "@responder/nm";
    }

    static String stateInterfaceOf(MemberId member) {
        return "hint:" + member + "@hints";
    }

    static Optional<MemberId> memberOfInterface(String text) {
        Matcher match = MEMBER_INTERFACE.matcher(text == null ? "" : text);
        return match.matches() ? member(match.group(1)) : Optional.empty();
    }

    static Optional<MemberId> member(String text) {
        return MemberId.isMember(text) ? Optional.of(new MemberId(text)) : Optional.empty();
    }

    /** The ring of which {@code channel} is one half ({@code …;1} the queue's, {@code …;2} the phone's). */
    static Optional<RingId> ring(String channel) {
        Matcher half = channel == null ? null : RING_HALF.matcher(channel);
        return half != null && half.matches() ? Optional.of(new RingId(half.group(1))) : Optional.empty();
    }

    /** As the dialplan names it, without the half. */
    static Optional<RingId> ringNamed(String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new RingId(text));
    }

    /** The end of a third person that is in the call's room: {@code Local/r15@invited-0000001f;1}. */
    static boolean isThirds(String channel) {
        return channel != null && INVITED.matcher(channel).matches();
    }

    /** The member to whom this leg belongs; empty for a number outside. */
    static Optional<MemberId> memberOfThirds(String channel) {
        Matcher invited = INVITED.matcher(channel == null ? "" : channel);
        return invited.matches() ? member(invited.group(1)) : Optional.empty();
    }

    /** @param account such as {@code web-r12} */
    static Optional<MemberId> memberOfSoftphone(String account) {
        return account != null && account.startsWith("web-") ? member(account.substring("web-".length())) : Optional.empty();
    }

    /** The word before the at sign, which a page chooses once and keeps. It says nothing about the page's location. */
    static Optional<String> contact(String uri) {
        Matcher contact = CONTACT.matcher(uri == null ? "" : uri);
        return contact.matches() ? Optional.of(contact.group(1)) : Optional.empty();
    }

    static boolean isQueueHalf(String channel) {
        return channel != null && channel.endsWith(";1");
    }

    /** The member whose ring or softphone {@code channel} is. */
    static Optional<MemberId> memberOfChannel(String channel) {
        if (channel == null) {
            return Optional.empty();
        }
        Matcher half = RING_HALF.matcher(channel);
        if (half.matches()) {
            return Optional.of(new MemberId(half.group(2)));
        }
        Matcher own = OWN_PHONE.matcher(channel);
        return own.matches() ? Optional.of(new MemberId(own.group(1))) : Optional.empty();
    }

    /** What kind of phone a far leg is; empty for a Local half. */
    static Optional<Reach.Kind> reachOfChannel(String channel) {
        if (channel == null) {
            return Optional.empty();
        } else if (channel.startsWith("PJSIP/web-")) {
            return Optional.of(Reach.Kind.SOFTPHONE);
        } else if (channel.startsWith("PJSIP/desk-")) {
            return Optional.of(Reach.Kind.DESK);
        } else if (channel.startsWith(TRUNK_CHANNEL)) {
            return Optional.of(Reach.Kind.HOME);
        }
        return Optional.empty();
    }

    static Optional<CallId> call(String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(CallId.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<QueueName> queue(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(QueueName.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<Reach.Kind> reach(String text) {
        return switch (text == null ? "" : text) {
            case "softphone" -> Optional.of(Reach.Kind.SOFTPHONE);
            case "desk" -> Optional.of(Reach.Kind.DESK);
            case "home" -> Optional.of(Reach.Kind.HOME);
            default -> Optional.empty();
        };
    }

    /** @param reason as in CallTurnedAway; an unknown one is a plain closing */
    static TurnedAway.Reason turnedAway(String reason) {
        return switch (reason == null ? "" : reason) {
            case "holiday" -> TurnedAway.Reason.HOLIDAY;
            case "adhoc" -> TurnedAway.Reason.CLOSED_AD_HOC;
            case "nobody" -> TurnedAway.Reason.NOBODY_ON_DUTY;
            case "overflow" -> TurnedAway.Reason.OVERFLOW;
            default -> TurnedAway.Reason.CLOSED;
        };
    }

    /** @param status as in RingFailed */
    static RingResult failed(String status) {
        return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
            case "BUSY" -> RingResult.BUSY;
            case "DECLINED" -> RingResult.DECLINED;
            case "CHANUNAVAIL", "CONGESTION" -> RingResult.UNREACHABLE;
            case "CANCEL" -> RingResult.CANCELLED;
            default -> RingResult.NO_ANSWER;
        };
    }

    /** @param reason as in MemberResting */
    static RestReason rests(String reason) {
        return switch (reason) {
            case "WRAPUP" -> RestReason.WRAP_UP;
            case "NOANSWER" -> RestReason.NO_ANSWER;
            case "BUSY" -> RestReason.BUSY;
            case "DECLINED" -> RestReason.DECLINED;
            case "SILENT" -> RestReason.SILENT;
            case "REFUSED" -> RestReason.REFUSED;
            default -> RestReason.UNREACHABLE;
        };
    }

    /**
     * Whether the connection to a telephone failed, and nobody hung up: no answer within the session's time (18, 102), the phone's network
     * failed (27, 38, 41), no sound from a browser (44), a phone that forgot the call (127, which a gateway of the carrier also says when
     * it knows no cause). The dialplan knows the same list: phone-gone in responder.conf.
     *
     * @param cause as Asterisk spells it (Q.850)
     */
    static boolean lost(String channel, int cause) {
        return switch (cause) {
            case 18, 27, 38, 41, 44, 102 -> true;
            case 127 -> !channel.startsWith(TRUNK_CHANNEL);
            default -> false;
        };
    }

    /** @param state of the trunk as a device. @return empty: there is no such device */
    static Optional<Boolean> carrierOf(String state) {
        return switch (state == null ? "" : state) {
            case "", "UNKNOWN", "INVALID" -> Optional.empty();
            default -> Optional.of(!"UNAVAILABLE".equals(state));
        };
    }

    /** @param status of the carrier's contact. @return empty: not asked yet */
    static Optional<Boolean> answers(String status) {
        return switch (status == null ? "" : status) {
            case "Reachable" -> Optional.of(true);
            case "Unreachable" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** @param status the same words in the event and in the list. @return empty when no attempt was made yet */
    static Optional<Boolean> registered(String status) {
        return "Unregistered".equals(status) ? Optional.empty() : Optional.of("Registered".equals(status));
    }

    /** @param status AST_DEVICE_* of Asterisk's devicestate.h, as queue events carry it */
    static MemberStatus memberStatus(Integer status) {
        return switch (status == null ? 0 : status) {
            case 1 -> MemberStatus.READY;
            case 2, 3, 7, 8 -> MemberStatus.BUSY;
            case 4, 5 -> MemberStatus.UNREACHABLE;
            case 6 -> MemberStatus.RINGING;
            default -> MemberStatus.UNKNOWN;
        };
    }

    /** How a call that verifies a number ended: {@code Status} of {@code NumberCallEnded}. */
    static VerificationStep verified(String status) {
        return switch (status) {
            case "SPOKEN" -> VerificationStep.DONE;
            case "SILENT" -> VerificationStep.SILENT;
            case "ANSWER" -> VerificationStep.HUNG_UP;
            case "NOANSWER" -> VerificationStep.NO_ANSWER;
            case "BUSY" -> VerificationStep.BUSY;
            case "DECLINED" -> VerificationStep.DECLINED;
            case "CHANUNAVAIL" -> VerificationStep.UNREACHABLE;
            case "CONGESTION" -> VerificationStep.REFUSED;
            case "LIMIT" -> VerificationStep.LIMIT;
            case "FORBIDDEN" -> VerificationStep.FORBIDDEN;
            default -> VerificationStep.LOST;
        };
    }
}
