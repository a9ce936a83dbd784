package org.permanence.telephony;

import static org.permanence.pbx.Language.FR;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.permanence.lab.HelplinePbx;
import org.permanence.lab.Lab;
import org.permanence.lab.Wait;

/** A carrier that is known by a name: it may not resolve when the PBX starts, and its address may change. */
class TrunkNameIT {

    private static final String LINE = "080035243";
    private static final String CARRIER = "sip.carrier.test";

    @Test
    void callsComeInFromTheAddressThatTheNameHasNow() {
        try (Lab lab = Lab.start(Map.of("TRUNK_ADDRESS", CARRIER, "TRUNK_RESOLVE_SECONDS", "1"))) {
            HelplinePbx pbx = lab.pbx();
            lab.plan().line("aas", LINE, "+3280035243", "fr");
            lab.plan().hours("aas", 0, "closed,closed");
            lab.caller("+32470111111").dials(LINE).isRefused();

            pbx.names().resolves(CARRIER, "127.0.0.1");
            Wait.until("the name is resolved", () -> accepted(pbx).contains("127.0.0.1"));
            lab.caller("+32470111112").dials(LINE).hears("closed", FR);

            pbx.names().resolves(CARRIER, "127.0.0.9");
            Wait.until("the address has changed", () -> accepted(pbx).contains("127.0.0.9"));
            lab.caller("+32470111113").dials(LINE).isRefused();

            pbx.names().resolves(CARRIER, "127.0.0.1");
            Wait.until("and changed again", () -> accepted(pbx).contains("127.0.0.1"));
            pbx.names().resolvesNothing();
            pbx.console("module reload res_pjsip.so");
            lab.caller("+32470111114").dials(LINE).hears("closed", FR);
        }
    }

    private static String accepted(HelplinePbx pbx) {
        return pbx.console("pjsip show identifies");
    }
}
