package org.permanence.lab;

/**
 * The actions of a responder's screen on the call in hand, as the service performs them: through the manager account, by the contract in
 * {@code asterisk-config/README.md}. No method waits for the result.
 */
public final class CallInHand {

    private final HelplinePbx pbx;
    private final String caller;
    private final String leg;

    private CallInHand(HelplinePbx pbx, String caller, String leg) {
        this.pbx = pbx;
        this.caller = caller;
        this.leg = leg;
    }

    static CallInHand of(HelplinePbx pbx, String member) {
        Wait.until(member + " has a call", () -> pickUp(pbx, member) != null);
        Ami.Event pickUp = pickUp(pbx, member);
        String leg = switch (pickUp.get("UserEvent")) {
            case "TransferAnswered", "Regained" -> pickUp.get("Ring") + ";1";
            case "ThirdJoined" -> pickUp.get("Leg");
            default -> pickUp.get("DestChannel");
        };
        return new CallInHand(pbx, pickUp.name().equals("AgentConnect") ? pickUp.get("Channel") : callerOf(pbx, pickUp.get("CallId")), leg);
    }

    private static Ami.Event pickUp(HelplinePbx pbx, String member) {
        return pbx.events().stream().filter(event -> switch (event.name() + " " + event.get("UserEvent")) {
            case "AgentConnect " -> event.get("MemberName").equals(member);
            case "UserEvent TransferAnswered", "UserEvent Regained" -> event.get("Member").equals(member);
            case "UserEvent ThirdJoined" -> event.get("Third").equals(member);
            default -> false;
        }).reduce((first, last) -> last).orElse(null);
    }

    private static String callerOf(HelplinePbx pbx, String callId) {
        return pbx.told("CallArrived").stream().filter(told -> told.get("CallId").equals(callId)).findFirst().orElseThrow().get("Channel");
    }

    /** A caller whom nobody has answered; who joined the queue so many callers after the first. */
    static CallInHand waiting(HelplinePbx pbx, int place) {
        Wait.until("caller " + place + " waits", () -> pbx.events("QueueCallerJoin").size() > place);
        return new CallInHand(pbx, pbx.events("QueueCallerJoin").get(place).get("Channel"), null);
    }

    public CallInHand hold() {
        sendCaller("held", "s");
        return this;
    }

    public CallInHand takeBack() {
        sendCaller("room", "s");
        return this;
    }

    /** @param target a member, or an E.164 number. The caller goes on hearing. */
    public CallInHand bringIn(String target) {
        sendCaller("bring-in", target(target));
        return this;
    }

    /** The caller waits with music meanwhile. */
    public CallInHand askFirst(String target) {
        sendCaller("ask-first", target(target));
        return this;
    }

    /** Lets the third person go, who talks or is being rung. */
    public CallInHand letGo() {
        pbx.ami().act("Hangup", "Channel", pbx.tells("ThirdCalled", 1).getLast().get("Leg"));
        return this;
    }

    /** The third person keeps the call. */
    public CallInHand leave() {
        send(caller, "room", "s");
        send(leg, "leave", "s");
        return this;
    }

    public CallInHand transfer(String target) {
        send(caller, "transfer", target(target));
        return this;
    }

    public CallInHand regain(String member) {
        send(caller, "regain", member);
        return this;
    }

    public void hangUp() {
        pbx.ami().act("Hangup", "Channel", caller);
    }

    /** Keys of the screen, to the third person. */
    public CallInHand keyToThird(char key) {
        pbx.ami().act("PlayDTMF", "Channel", pbx.tells("ThirdCalled", 1).getLast().get("Leg"), "Digit", "" + key);
        return this;
    }

    /** @param phone the channel of the telephone itself, as the service finds it by its variables */
    public CallInHand mute(String phone, boolean silent) {
        pbx.ami().act("MuteAudio", "Channel", phone, "Direction", "in", "State", silent ? "on" : "off");
        return this;
    }

    private String target(String target) {
        if (!target.startsWith("+")) {
            return target;
        }
        pbx.ami().act("Setvar", "Channel", caller, "Variable", "THIRD_NUMBER", "Value", target);
        return "number";
    }

    /** The responder's leg goes to the call's room the first time, and stays there. */
    private void sendCaller(String context, String exten) {
        boolean inRoom = pbx.console("core show channels concise").lines().anyMatch(channel -> channel.startsWith(leg + "!room!"));
        if (inRoom) {
            send(caller, context, exten);
        } else {
            pbx.ami().act("Redirect", "Channel", caller, "Context", context, "Exten", exten, "Priority", "1",
                    "ExtraChannel", leg, "ExtraContext", "room", "ExtraExten", "s", "ExtraPriority", "1");
        }
    }

    private void send(String channel, String context, String exten) {
        pbx.ami().act("Redirect", "Channel", channel, "Context", context, "Exten", exten, "Priority", "1");
    }
}
