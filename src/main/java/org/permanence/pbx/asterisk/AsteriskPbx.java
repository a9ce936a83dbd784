package org.permanence.pbx.asterisk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.asterisk.PlanInAsterisk.Membership;
import org.permanence.pbx.asterisk.PlanInAsterisk.Step;
import org.permanence.pbx.asterisk.event.DBGetTreeResponseEvent;

/** The PBX, by AMI. Connects in the background when the service starts; the service is ready whether or not the PBX is there. */
@ApplicationScoped
public class AsteriskPbx implements Pbx {

    private static final Logger LOG = Logger.getLogger(AsteriskPbx.class);

    /** Without bound, and it never holds more than one fact of each call: see HandOver. */
    private final UnicastProcessor<Message<CallEvent>> facts = UnicastProcessor.create();
    private final PbxSettings settings;
    private final OneHolder holder;
    private final PbxConnection connection;
    private final ReentrantLock reconciling = new ReentrantLock();
    /** The connection over which the accounts that are watched were last loaded. Guarded by {@link #reconciling}. */
    private AmiConnection watching;
    private volatile boolean stopping;

    @Inject
    AsteriskPbx(PbxSettings settings, PseudonymSettings pseudonyms, DataSource dataSource, MeterRegistry meters, Clock clock, Event<PbxSignal> signals) {
        this.settings = settings;
        this.holder = new OneHolder(dataSource);
        HandOver handOver = new HandOver(this::send);
        Past past = settings.logFolder().<Past>map(folder -> new PbxLogs(folder, dataSource, clock)).orElse(Past.NONE);
        this.connection = new PbxConnection(settings, new AmiReading(Pseudonyms.underKeyOf(pseudonyms.keyFile())), handOver,
            signal -> tell(signals, signal), past, holder::mayHold, meters, clock);
    }

    /** For tests of what is asked of the PBX, without a database and without the service around. */
    AsteriskPbx(PbxSettings settings, PbxConnection connection) {
        this.settings = settings;
        this.holder = null;
        this.connection = connection;
    }

    void start(@Observes StartupEvent started) {
        if (settings.enabled()) {
            connection.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        connection.close();
        holder.close();
    }

    /** Each message is acknowledged when the journal has committed its fact. */
    @Outgoing("call-events")
    Multi<Message<CallEvent>> facts() {
        return facts;
    }

    private CompletionStage<Void> send(CallEvent event) {
        CompletableFuture<Void> committed = new CompletableFuture<>();
        Message<CallEvent> message = Message.of(event, () -> {
            committed.complete(null);
            return CompletableFuture.completedFuture(null);
        }, failure -> {
            committed.completeExceptionally(failure);
            return CompletableFuture.completedFuture(null);
        });
        synchronized (facts) {
            facts.onNext(message);
        }
        return committed;
    }

    private void tell(Event<PbxSignal> signals, PbxSignal signal) {
        if (stopping) {
            return; // who would observe it is stopping too
        }
        try {
            signals.fire(signal);
        } catch (RuntimeException e) {
            // An observer's fault must not end the connection for the others.
            LOG.errorf(e, "an observer failed on %s", signal.getClass().getSimpleName());
        }
    }

    @Override
    public boolean connected() {
        return connection.ami().isPresent();
    }

    @Override
    public List<String> reconcile(PbxPlan plan) {
        PlanInAsterisk wanted = PlanInAsterisk.of(plan);
        reconciling.lock();
        try {
            AmiConnection ami = ami();
            List<String> done = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (Step step : wanted.stepsFrom(held(ami))) {
                ManagerResponse response = ami.tell(action(step));
                if (response instanceof ManagerError error) {
                    // One entry that the PBX does not want (a queue that its configuration lacks) must not keep the others from it.
                    refused.add(step + " (" + error.getMessage() + ")");
                } else {
                    done.add(step.toString());
                }
            }
            if (!refused.isEmpty()) {
                LOG.warnf("the PBX refuses: %s", refused);
            }
            watchAccounts(ami, done);
            return List.copyOf(done);
        } finally {
            reconciling.unlock();
        }
    }

    /**
     * Asterisk follows the device state of those SIP accounts only that it knew at its last load: a softphone added since registers, and is never rung. So
     * it loads again when accounts came or went, and once for each connection, since an earlier one may have been cut in between. 1 ms, touches no call.
     */
    private void watchAccounts(AmiConnection ami, List<String> done) {
        if (ami != watching || done.stream().anyMatch(step -> step.contains(" sip/"))) {
            ami.ask(new ReloadAction("res_pjsip.so"));
            watching = ami;
        }
    }

    AmiConnection ami() {
        return connection.ami().orElseThrow(() -> new PbxUnavailable("the PBX is not connected"));
    }

    /** About ten questions of 0.3 ms. */
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

    @Override
    public List<WaitingCall> waiting() {
        AmiConnection ami = ami();
        Map<String, CallId> calls = new HashMap<>();
        for (StatusEvent channel : channels(ami)) {
            Channels.call(channel.getVariables() == null ? null : channel.getVariables().get("CALL_ID"))
                .ifPresent(call -> calls.put(channel.getUniqueId(), call));
        }
        List<WaitingCall> waiting = new ArrayList<>();
        for (ResponseEvent event : ami.list(new QueueStatusAction())) {
            // Joined on the unique id: a QueueEntry carries no call id.
            if (event instanceof QueueEntryEvent entry && calls.containsKey(entry.getUniqueId())) {
                Channels.queue(entry.getQueue()).ifPresent(queue -> waiting.add(new WaitingCall(calls.get(entry.getUniqueId()), queue,
                    entry.getPosition() == null ? 1 : entry.getPosition(), Duration.ofSeconds(entry.getWait() == null ? 0 : entry.getWait()))));
            }
        }
        waiting.sort(Comparator.comparing(WaitingCall::waited).reversed().thenComparing(WaitingCall::position));
        return List.copyOf(waiting);
    }

    private static List<StatusEvent> channels(AmiConnection ami) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID");
        return ami.list(status).stream().filter(StatusEvent.class::isInstance).map(StatusEvent.class::cast).toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
