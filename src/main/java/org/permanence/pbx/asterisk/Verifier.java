package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Pbx.PartMissing;
import org.permanence.pbx.Pbx.PbxUnavailable;

/**
 * Leaves orders with the channel that the PBX keeps for them ({@code asterisk-config/README.md}, "A number is verified"). One order at a
 * time: the next one is left when the PBX has taken the one before. Number and code are in a channel variable only.
 */
final class Verifier {

    private static final Pattern CHANNEL = Pattern.compile("Local/s@verifier-[0-9a-f]+;2");
    private static final String ORDER = "VERIFICATION";
    /** The PBX takes an order within some milliseconds. */
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final int TIMES = 20;

    /** @throws PbxUnavailable also when the PBX takes no order @throws PartMissing */
    synchronized void order(CodeCall call, AmiConnection ami) {
        String channel = channel(ami);
        ami.ask(new SetVarAction(channel, ORDER, String.join("/", call.verification(), call.language().code(), call.line().value(),
                call.number().e164(), call.code())));
        for (int i = 0; i < TIMES; i++) {
            // Refused while the channel still carries out the one before.
            ManagerResponse woken = ami.tell(new RedirectAction(channel, "verify", "s", 1));
            if (!(woken instanceof ManagerError) && taken(channel, ami)) {
                return;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        ami.ask(new SetVarAction(channel, ORDER, ""));
        throw new PbxUnavailable("the PBX did not take the order to verify a number");
    }

    /** The PBX makes it anew within some milliseconds when somebody hung it up. */
    private static String channel(AmiConnection ami) {
        for (int i = 0; i < TIMES; i++) {
            Optional<String> found = ami.list(new StatusAction()).stream().filter(StatusEvent.class::isInstance)
                    .map(event -> ((StatusEvent) event).getChannel()).filter(name -> name != null && CHANNEL.matcher(name).matches())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
        throw new PartMissing("the PBX has no channel that takes orders to verify one; is etc/dialplan/verification.conf in its dialplan?");
    }

    private static boolean taken(String channel, AmiConnection ami) {
        for (int i = 0; i < TIMES; i++) {
            String order = ami.ask(new GetVarAction(channel, ORDER)).getAttribute("Value");
            if (order == null || order.isEmpty()) {
                return true;
            }
            LockSupport.parkNanos(AGAIN.toNanos() / 10);
        }
        return false;
    }
}
