package org.permanence.lab;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The PBX's data about lines, people and telephones, in AstDB and its queues. Tests without a service write it, in the same way and through
 * the same manager account as the service.
 */
public final class Plan {

    public static final String REALM = "permanence";
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    /** Not the SIP accounts: a phone whose account went away believes for a minute that it is still registered. */
    private static final List<String> FAMILIES = List.of("did", "line", "hours", "reach", "home", "wrapup", "outbound", "recorder");

    private final HelplinePbx pbx;

    Plan(HelplinePbx pbx) {
        this.pbx = pbx;
    }

    public void put(String family, String key, String value) {
        pbx.ami().act("DBPut", "Family", family, "Key", key, "Val", value);
    }

    public void delete(String family, String key) {
        pbx.ami().ask("DBDel", "Family", family, "Key", key);
    }

    /** A line that answers on {@code number}, in these languages, and is closed until hours are given. */
    public void line(String line, String number, String presented, String languages) {
        put("did", number, line);
        put("line/" + line, "number", presented);
        put("line/" + line, "languages", languages);
    }

    /** @param daysAhead 0 is today in Brussels. @param hours as in AstDB: {@code 0800-1200,1300-2400} or {@code closed,holiday} */
    public void hours(String line, int daysAhead, String hours) {
        put("hours/" + line, LocalDate.now(BRUSSELS).plusDays(daysAhead).format(DATE), hours);
    }

    /** Today and tomorrow, whole: a test may run over midnight. */
    public void open(String line) {
        hours(line, 0, "0000-2400");
        hours(line, 1, "0000-2400");
    }

    public void onDutyAtHome(String member, String number, String... queues) {
        put("home", member, number);
        onDuty(member, "home", "NOT_INUSE", queues);
    }

    public void onDutyAtDesk(String member, String phone, String... queues) {
        onDuty(member, "desk/" + phone, "NOT_INUSE", queues);
    }

    public void onDutyAtSoftphone(String member, String... queues) {
        onDuty(member, "softphone", "UNAVAILABLE", queues);
    }

    private void onDuty(String member, String reach, String reachState, String... queues) {
        put("reach", member, reach);
        deviceState("reach-" + member, reachState);
        for (String queue : queues) {
            pbx.ami().act("QueueAdd", "Queue", queue, "Interface", "Local/" + member + "@responder/nm", "MemberName", member,
                    "StateInterface", "hint:" + member + "@hints");
        }
    }

    public void offDuty(String member, String... queues) {
        for (String queue : queues) {
            pbx.ami().ask("QueueRemove", "Queue", queue, "Interface", "Local/" + member + "@responder/nm");
        }
    }

    public void deviceState(String device, String state) {
        pbx.ami().act("Setvar", "Variable", "DEVICE_STATE(Custom:" + device + ")", "Value", state);
    }

    /** A desk phone's account; its password is kept as digest only. */
    public void deskPhone(String phone, String password) {
        sipAccount("desk-" + phone, password,
                "\"transport\":\"udp\",\"allow\":\"alaw,ulaw\",\"timers\":\"always\",\"timers_sess_expires\":\"90\"");
    }

    /** A browser's account. */
    public void softphone(String member, String password) {
        sipAccount("web-" + member, password,
                "\"transport\":\"ws\",\"allow\":\"alaw,ulaw\",\"webrtc\":\"yes\",\"dtls_auto_generate_cert\":\"yes\",\"rtp_timeout\":\"15\",\"rtp_keepalive\":\"5\"");
    }

    /** A browser's account for a telephone that speaks plain SIP; its silence is noticed soon. */
    public void plainSoftphone(String member, String password) {
        sipAccount("web-" + member, password, "\"transport\":\"udp\",\"allow\":\"alaw,ulaw\",\"rtp_timeout\":\"3\"");
    }

    private void sipAccount(String name, String password, String media) {
        put("sip/auth", name, "{\"auth_type\":\"md5\",\"username\":\"%s\",\"realm\":\"%s\",\"md5_cred\":\"%s\"}"
                .formatted(name, REALM, Digest.md5(name + ":" + REALM + ":" + password)));
        put("sip/aor", name, "{\"max_contacts\":\"1\",\"remove_existing\":\"yes\"}");
        put("sip/endpoint", name, ("{\"context\":\"from-responder\",\"aors\":\"%s\",\"auth\":\"%s\",\"disallow\":\"all\",%s,"
                + "\"direct_media\":\"no\",\"device_state_busy_at\":\"1\"}").formatted(name, name, media));
        pbx.ami().act("Reload", "Module", "res_pjsip.so"); // else its device state is never watched
    }

    /** No line, no member. */
    void forget() {
        for (String family : FAMILIES) {
            pbx.ami().ask("DBDelTree", "Family", family);
        }
        for (String line : pbx.console("queue show").lines().filter(l -> l.contains("Local/r")).toList()) {
            String member = line.strip().split(" ")[0];
            for (String queue : List.of("aas-fr", "aas-nl", "aas-en")) {
                offDuty(member, queue);
            }
        }
        for (String line : pbx.console("database show CustomDevstate").lines().filter(l -> l.startsWith("/CustomDevstate/")).toList()) {
            deviceState(line.substring("/CustomDevstate/".length()).split(" ")[0], "INVALID");
        }
    }
}
