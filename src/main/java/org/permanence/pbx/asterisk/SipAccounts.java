package org.permanence.pbx.asterisk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.permanence.pbx.PbxPlan.SipCredential;

/**
 * Softphones and desk phones as sorcery keeps objects in AstDB: one JSON object of strings, under {@code sip/endpoint}, {@code sip/aor} and
 * {@code sip/auth}. The values are the options of pjsip.conf.
 */
final class SipAccounts {

    private SipAccounts() {}

    static String endpoint(String name, boolean browser) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("context", "from-responder");
        options.put("aors", name);
        options.put("auth", name);
        options.put("disallow", "all");
        // The same codecs as the carrier's: without transcoding nothing is lost (asterisk-config/README.md).
        options.put("allow", "alaw,ulaw");
        if (browser) {
            options.put("webrtc", "yes");
            options.put("dtls_auto_generate_cert", "yes");
            // A browser that vanished during a call is detected after this long; a healthy silent one sends something every 5 s.
            options.put("rtp_timeout", "15");
            options.put("rtp_keepalive", "5");
        } else {
            // A muted set may send nothing, so silence tells nothing. The PBX asks the set every 45 s whether it still has the call.
            options.put("timers", "always");
            options.put("timers_sess_expires", "90");
        }
        options.put("direct_media", "no");
        // One call at a time: a second one finds it busy, from any queue.
        options.put("device_state_busy_at", "1");
        return json(options);
    }

    /** One registration at a time: a page that is opened again replaces the old one. */
    static String aor(boolean browser) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("max_contacts", "1");
        options.put("remove_existing", "yes");
        if (browser) {
            // A question that the page answers, over its WebSocket. It keeps a proxy from closing an idle connection (the most impatient
            // wait 20 s, most wait 60), and a page that has vanished without a word, as on a computer that sleeps, is no longer rung.
            options.put("qualify_frequency", "15");
            options.put("qualify_timeout", "3.0");
        }
        return json(options);
    }

    static String auth(String name, SipCredential credential) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("auth_type", "md5");
        options.put("username", name);
        options.put("realm", SipCredential.REALM);
        options.put("md5_cred", credential.md5());
        return json(options);
    }

    /** No value here has a character that JSON would escape. */
    private static String json(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> '"' + option.getKey() + "\":\"" + option.getValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
