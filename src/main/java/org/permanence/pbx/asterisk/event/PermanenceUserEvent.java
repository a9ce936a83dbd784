package org.permanence.pbx.asterisk.event;

import java.util.List;
import org.asteriskjava.manager.event.UserEvent;

/**
 * The user events of {@code asterisk-config/README.md}. asterisk-java finds the class of a user event by the class's simple name, drops an event whose
 * class was not registered, and fills it through setters named after the fields: hence one small public top-level class for each name, and every field
 * here.
 */
public abstract class PermanenceUserEvent extends UserEvent {

    /** Register each of them with every connection: an unregistered one is dropped without a trace. */
    public static final List<Class<? extends PermanenceUserEvent>> ALL = List.of(CallArrivedEvent.class, CallLanguageEvent.class,
        CallTurnedAwayEvent.class, RingStartedEvent.class, HomeAnsweredEvent.class, HomeAcceptedEvent.class, HomeRefusedEvent.class,
        HomeSilentEvent.class, HomeTooLateEvent.class, RingFailedEvent.class, MemberRestingEvent.class, MemberRestedEvent.class,
        CallHeldEvent.class, CallTalkingEvent.class, ThirdCalledEvent.class, ThirdJoinedEvent.class, ThirdFailedEvent.class, ThirdLeftEvent.class,
        MemberLeftEvent.class, TransferStartedEvent.class, TransferAnsweredEvent.class, TransferFailedEvent.class, RegainStartedEvent.class,
        RegainFailedEvent.class, RegainedEvent.class);

    private String callId;
    private String lineCode;
    private String caller;
    private String language;
    private String chosen;
    private String reason;
    private String ring;
    private String member;
    private String reach;
    private String status;
    private String until;
    private String third;
    private String leg;
    private String from;
    private String to;

    protected PermanenceUserEvent(Object source) {
        super(source);
    }

    public String getCallId() {
        return callId;
    }

    public void setCallId(String callId) {
        this.callId = callId;
    }

    public String getLineCode() {
        return lineCode;
    }

    /** Hides {@code ManagerEvent.setLine(Integer)}, a source line number: asterisk-java prefers the setter of the extending class. */
    public void setLine(String line) {
        this.lineCode = line;
    }

    public String getCaller() {
        return caller;
    }

    public void setCaller(String caller) {
        this.caller = caller;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getRing() {
        return ring;
    }

    public void setRing(String ring) {
        this.ring = ring;
    }

    public String getMember() {
        return member;
    }

    public void setMember(String member) {
        this.member = member;
    }

    public String getReach() {
        return reach;
    }

    public void setReach(String reach) {
        this.reach = reach;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getThird() {
        return third;
    }

    public void setThird(String third) {
        this.third = third;
    }

    public String getLeg() {
        return leg;
    }

    public void setLeg(String leg) {
        this.leg = leg;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }
}
