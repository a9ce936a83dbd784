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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CatchUp;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.QueueName;

/** The PBX, by AMI. Connects in the background when the service starts. The service becomes ready even if the PBX is not reachable. */
@ApplicationScoped
public class AsteriskPbx implements Pbx {

    private static final Logger LOG = Logger.getLogger(AsteriskPbx.class);

    /** Unbounded: the journal takes each fact at once, and keeps what it cannot write yet. */
    private final UnicastProcessor<Message<CallEvent>> facts = UnicastProcessor.create();
    private final PbxSettings settings;
    private final OneHolder holder;
    private final PbxConnection connection;
    private final PlanWriter writer = new PlanWriter();
    private final Verifier verifier = new Verifier();
    private volatile boolean stopping;

    @Inject
    AsteriskPbx(PbxSettings settings, PseudonymSettings pseudonyms, DataSource dataSource, MeterRegistry meters, Clock clock,
            Event<PbxSignal> signals) {
        this.settings = settings;
        this.holder = new OneHolder(dataSource);
        HandOver handOver = new HandOver(this::send, clock);
        Past past = settings.logFolder().<Past>map(folder -> new PbxLogs(folder, dataSource, clock)).orElse(Past.NONE);
        this.connection = new PbxConnection(settings, new AmiReading(Pseudonyms.underKeyOf(pseudonyms.keyFile())), handOver,
                signal -> tell(signals, signal), past, holder::mayHold, meters, clock);
    }

    /** For tests of the requests to the PBX, without a database and without the rest of the service. */
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

    /** Each message is acknowledged after the journal has committed its fact. */
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
            return; // the observers are stopping too
        }
        try {
            signals.fire(signal);
        } catch (RuntimeException e) {
            // A failing observer must not end the connection for the others.
            LOG.errorf(e, "An observer of PBX news failed on %s; the connection goes on", signal.getClass().getSimpleName());
        }
    }

    @Override
    public boolean connected() {
        return connection.ami().isPresent();
    }

    /** Why calls of an outage may be missing from the log files; empty when nothing is known to be missing. */
    Optional<String> gapInLogs() {
        return connection.gapInLogs();
    }

    @Override
    public Optional<CatchUp> catchUp() {
        return connection.catchUp();
    }

    @Override
    public List<String> reconcile(PbxPlan plan) {
        return writer.write(PlanInAsterisk.of(plan), ami());
    }

    AmiConnection ami() {
        return connection.ami().orElseThrow(() -> new PbxUnavailable("the PBX is not connected"));
    }

    @Override
    public List<WaitingCall> waiting() {
        AmiConnection ami = ami();
        List<StatusEvent> channels = channels(ami);
        Map<String, CallId> calls = new HashMap<>();
        channels.forEach(channel -> variable(channel, "CALL_ID").flatMap(Channels::call)
                .ifPresent(call -> calls.put(channel.getUniqueId(), call)));
        List<WaitingCall> waiting = new ArrayList<>();
        for (ResponseEvent event : ami.list(new QueueStatusAction())) {
            // Matched by the unique id: a QueueEntry carries no call id.
            if (event instanceof QueueEntryEvent entry && calls.containsKey(entry.getUniqueId())) {
                CallId call = calls.remove(entry.getUniqueId());
                Channels.queue(entry.getQueue()).ifPresent(queue -> waiting.add(waits(call, queue, entry.getPosition(), entry.getWait())));
            }
        }
        // Between two stays in a queue: nobody can be rung at this moment.
        for (StatusEvent channel : channels) {
            if (isBetweenQueues(channel) && calls.containsKey(channel.getUniqueId())) {
                CallId call = calls.get(channel.getUniqueId());
                Long since = channel.getSeconds() == null ? null : channel.getSeconds().longValue();
                variable(channel, "QUEUED").flatMap(Channels::queue).ifPresent(queue -> waiting.add(waits(call, queue, null, since)));
            }
        }
        waiting.sort(Comparator.comparing(WaitingCall::waited).reversed().thenComparing(WaitingCall::position));
        return List.copyOf(waiting);
    }

    @Override
    public Trunk trunk() {
        AmiConnection ami = ami();
        Optional<String> registration = Snapshot.registration(ami.list(new TrunkRegistrationAction()));
        return new Trunk(registration.isPresent(), registration.flatMap(Channels::registered),
                Channels.carrierOf(Snapshot.trunkState(ami)));
    }

    @Override
    public void speakCode(CodeCall call) {
        verifier.order(call, ami());
    }

    private static WaitingCall waits(CallId call, QueueName queue, Integer position, Long seconds) {
        return new WaitingCall(call, queue, position == null ? 1 : position, Duration.ofSeconds(seconds == null ? 0 : seconds));
    }

    /** The caller's channel, in the dialplan's hands while it waits. */
    private static boolean isBetweenQueues(StatusEvent channel) {
        return channel.getUniqueId() != null && channel.getUniqueId().equals(channel.getLinkedId())
                && "waiting".equals(channel.getContext()) && (channel.getBridgeId() == null || channel.getBridgeId().isBlank());
    }

    private static Optional<String> variable(StatusEvent channel, String name) {
        return Optional.ofNullable(channel.getVariables()).map(variables -> variables.get(name)).filter(value -> !value.isBlank());
    }

    private static List<StatusEvent> channels(AmiConnection ami) {
        StatusAction status = new StatusAction();
        status.setVariables("CALL_ID,QUEUED");
        return ami.list(status).stream().filter(StatusEvent.class::isInstance).map(StatusEvent.class::cast).toList();
    }
}
