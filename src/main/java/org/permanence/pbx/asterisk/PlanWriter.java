package org.permanence.pbx.asterisk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jboss.logging.Logger;
import org.permanence.pbx.asterisk.PlanInAsterisk.Membership;
import org.permanence.pbx.asterisk.PlanInAsterisk.Step;
import org.permanence.pbx.asterisk.event.DBGetTreeResponseEvent;

/** Reads the state of the PBX and brings it to the plan: one step after the other, and one plan at a time. Any thread. */
final class PlanWriter {

    private static final Logger LOG = Logger.getLogger(PlanWriter.class);

    private final ReentrantLock writing = new ReentrantLock();
    /** The connection over which the watched accounts were last loaded. Guarded by {@link #writing}. */
    private AmiConnection watching;

    /** @return the changes, in words; empty when the PBX already held the plan */
    List<String> write(PlanInAsterisk wanted, AmiConnection ami) {
        writing.lock();
        try {
            List<String> done = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (Step step : wanted.stepsFrom(held(ami))) {
                ManagerResponse response = ami.tell(action(step));
                if (response instanceof ManagerError error) {
                    // One entry that the PBX refuses (a queue that its configuration lacks) must not block the others.
                    refused.add(step + " (" + error.getMessage() + ")");
                } else {
                    done.add(step.toString());
                }
            }
            if (!refused.isEmpty()) {
                LOG.warnf("The PBX refused entries of the plan; compare asterisk-config with this release: %s", refused);
            }
            watchAccounts(ami, done);
            return List.copyOf(done);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Asterisk follows the device state only of the SIP accounts that it knew at its last load: a softphone that was added since then
     * registers, but is never rung. So this reloads when accounts came or went, and once for each connection, since an earlier reload may
     * have been interrupted. It takes 1 ms and touches no call.
     */
    private void watchAccounts(AmiConnection ami, List<String> done) {
        if (ami != watching || done.stream().anyMatch(step -> step.contains(" sip/"))) {
            ami.ask(new ReloadAction("res_pjsip.so"));
            watching = ami;
        }
    }

    /** About ten requests of 0.3 ms. */
    private static PlanInAsterisk held(AmiConnection ami) {
        SortedMap<String, String> entries = new TreeMap<>();
        PlanInAsterisk.FAMILIES.forEach(family -> entries.putAll(tree(ami, family)));
        SortedMap<String, String> states = new TreeMap<>();
        tree(ami, PlanInAsterisk.DEVICE_STATES)
                .forEach((key, value) -> states.put(key.substring(PlanInAsterisk.DEVICE_STATES.length() + 1), value));
        SortedMap<Membership.Place, Membership> memberships = new TreeMap<>();
        for (ResponseEvent event : ami.list(new QueueStatusAction())) {
            if (event instanceof QueueMemberEvent member) {
                var place = new Membership.Place(member.getQueue(), member.getLocation());
                boolean paused = Boolean.TRUE.equals(member.getPaused());
                memberships.put(place, new Membership(place, text(member.getName()), text(member.getStateinterface()),
                        paused ? Optional.of(text(member.getPausedreason())) : Optional.empty()));
            }
        }
        return new PlanInAsterisk(entries, states, memberships);
    }

    private static Map<String, String> tree(AmiConnection ami, String family) {
        Map<String, String> entries = new HashMap<>();
        for (ResponseEvent event : ami.list(new DbGetTreeAction(family))) {
            if (event instanceof DBGetTreeResponseEvent entry) {
                entries.put(entry.getKey().substring(1), text(entry.getVal()));
            }
        }
        return entries;
    }

    private static ManagerAction action(Step step) {
        return switch (step) {
            case Step.Put(String key, String value) -> new DbPutAction(family(key), key.substring(key.indexOf('/') + 1), value);
            case Step.Delete(String key) -> new DbDelAction(family(key), key.substring(key.indexOf('/') + 1));
            case Step.SetState(String state, String value) -> new SetVarAction("DEVICE_STATE(Custom:" + state + ")", value);
            case Step.Add(Membership membership) -> {
                QueueAddAction add = new QueueAddAction(membership.place().queue(), membership.place().memberInterface());
                add.setMemberName(membership.memberName());
                add.setStateInterface(membership.stateInterface());
                add.setPenalty(0);
                add.setPaused(membership.pause().isPresent());
                membership.pause().ifPresent(add::setReason);
                yield add;
            }
            case Step.Pause(Membership.Place place, Optional<String> reason) -> {
                QueuePauseAction pause = new QueuePauseAction(place.memberInterface(), place.queue(), reason.isPresent());
                reason.ifPresent(pause::setReason);
                yield pause;
            }
            case Step.Remove(Membership.Place place) -> new QueueRemoveAction(place.queue(), place.memberInterface());
        };
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
