package org.permanence.pbx.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueMemberStatusEvent;
import org.asteriskjava.manager.event.QueueStatusCompleteEvent;
import org.asteriskjava.manager.event.RegistryEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.ShutdownEvent;
import org.asteriskjava.manager.event.StatusCompleteEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.util.SocketConnectionFacade;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.asterisk.event.DBGetTreeCompleteEvent;
import org.permanence.pbx.asterisk.event.DBGetTreeResponseEvent;
import org.permanence.pbx.asterisk.event.DialplanEvent;
import org.permanence.pbx.asterisk.event.OutboundRegistrationDetailCompleteEvent;
import org.permanence.pbx.asterisk.event.OutboundRegistrationDetailEvent;

/**
 * One AMI session over one socket. It is never reused: a lost session is closed and replaced by a new one.
 * <p> asterisk-java can reconnect by itself, but not reliably: its pump drops events when it holds 20 000, even the DisconnectEvent, and
 * then reports CONNECTED for ever. So this class forbids it to reconnect at all, and {@link PbxConnection} watches from outside.
 * <p> Thread-safe. Actions block until answered: never call one from the listener, which runs on the only thread that reads answers.
 */
final class AmiConnection implements AutoCloseable {

    // asterisk-java logs whole events (unknown field, unknown event, debug), which contain the caller's number: it must not write to our
    // logs. The logger is kept in a field because an unreferenced logger loses its level.
    private static final Logger ASTERISK_JAVA = Logger.getLogger("org.asteriskjava");

    static {
        ASTERISK_JAVA.setLevel(Level.OFF);
    }

    /**
     * Asterisk's own events that we read. asterisk-java finds its event classes by scanning the class path, and that scan finds nothing in
     * the jar of a packaged service. An event whose class is not registered is dropped, with one line in a log that is off.
     */
    private static final List<Class<? extends ManagerEvent>> NATIVE = List.of(FullyBootedEvent.class, ShutdownEvent.class,
            QueueCallerJoinEvent.class, QueueCallerAbandonEvent.class, AgentConnectEvent.class, AgentRingNoAnswerEvent.class,
            AgentCompleteEvent.class, HoldEvent.class, UnholdEvent.class, BlindTransferEvent.class, AttendedTransferEvent.class,
            HangupRequestEvent.class, HangupEvent.class, QueueMemberStatusEvent.class, QueueMemberAddedEvent.class,
            QueueMemberRemovedEvent.class, StatusEvent.class, StatusCompleteEvent.class, QueueMemberEvent.class, QueueEntryEvent.class,
            QueueStatusCompleteEvent.class, ContactStatusEvent.class, RegistryEvent.class, DialStateEvent.class);

    private final PbxSettings settings;
    private final OneSession session = new OneSession();
    private final AtomicReference<String> lost = new AtomicReference<>();
    private volatile long lastHeard = System.nanoTime();

    /**
     * @param listener called on asterisk-java's thread for each event from login on, also before {@link #open} returns; must only enqueue
     */
    AmiConnection(PbxSettings settings, Consumer<ManagerEvent> listener) {
        this.settings = settings;
        session.setHostname(settings.host());
        session.setPort(settings.port());
        session.setUsername(settings.user());
        session.setPassword(settings.secret());
        session.setDefaultResponseTimeout(settings.answerTimeout().toMillis());
        session.setDefaultEventTimeout(settings.answerTimeout().toMillis());
        NATIVE.forEach(session::registerUserEventClass);
        session.registerUserEventClass(DialplanEvent.class);
        session.registerUserEventClass(DBGetTreeResponseEvent.class);
        session.registerUserEventClass(DBGetTreeCompleteEvent.class);
        session.registerUserEventClass(OutboundRegistrationDetailEvent.class);
        session.registerUserEventClass(OutboundRegistrationDetailCompleteEvent.class);
        session.addEventListener(event -> {
            lastHeard = System.nanoTime();
            if (event instanceof DisconnectEvent) {
                lose("the PBX closed the connection");
            } else {
                listener.accept(event);
            }
        });
    }

    /** @throws PbxUnavailable if the PBX cannot be reached or refuses the log-in; the message says which of the two */
    void open() {
        try {
            session.login();
        } catch (AuthenticationFailedException e) {
            throw new PbxUnavailable("the PBX at " + where() + " refuses the log-in of " + settings.user(), e);
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("no PBX at " + where(), e);
        }
    }

    /**
     * @return the answer, never an error
     * @throws PbxUnavailable also if the PBX answers with an error
     */
    ManagerResponse ask(ManagerAction action) {
        ManagerResponse response = tell(action);
        if (response instanceof ManagerError) {
            throw new PbxUnavailable("the PBX refuses " + action.getAction() + ": " + response.getMessage());
        }
        return response;
    }

    /** @return the answer, which may be an error. @throws PbxUnavailable if there is no answer */
    ManagerResponse tell(ManagerAction action) {
        try {
            ManagerResponse response = session.sendAction(action, settings.answerTimeout().toMillis());
            lastHeard = System.nanoTime();
            return response;
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("the PBX did not answer " + action.getAction(), e);
        }
    }

    /**
     * A whole list. If the link drops in the middle, asterisk-java returns the entries received so far as if they were all. The list
     * therefore counts only if its Complete event was received.
     *
     * @throws PbxUnavailable if the list is not whole
     */
    List<ResponseEvent> list(EventGeneratingAction action) {
        Collection<ResponseEvent> events;
        try {
            var answer = session.sendEventGeneratingAction(action, settings.answerTimeout().toMillis());
            if (answer.getResponse() instanceof ManagerError error) {
                throw new PbxUnavailable("the PBX refuses " + action.getAction() + ": " + error.getMessage());
            }
            events = answer.getEvents();
        } catch (IOException | EventTimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("the PBX did not answer " + action.getAction(), e);
        }
        lastHeard = System.nanoTime();
        if (events.stream().noneMatch(action.getActionCompleteEventClass()::isInstance)) {
            throw new PbxUnavailable("the PBX's answer to " + action.getAction() + " broke off");
        }
        return List.copyOf(events);
    }

    /** @throws PbxUnavailable if the pong does not come in time */
    void ping() {
        try {
            session.sendAction(new PingAction(), settings.pingTimeout().toMillis());
            lastHeard = System.nanoTime();
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailable("the PBX does not answer a ping", e);
        }
    }

    /** Time since the last event or answer. */
    long silentNanos() {
        return System.nanoTime() - lastHeard;
    }

    /** Records why this connection is no longer usable; the first reason stands. */
    void lose(String reason) {
        lost.compareAndSet(null, reason);
    }

    /** Why this connection is no longer usable; null while it is. */
    String lost() {
        return lost.get() == null && session.getState() != ManagerConnectionState.CONNECTED ? "the connection to the PBX is gone"
                : lost.get();
    }

    private String where() {
        return settings.host() + ":" + settings.port();
    }

    /** Blocks no longer than a local system call. */
    @Override
    public void close() {
        lose("closed");
        session.abandon();
    }

    /**
     * The library's read time-out is infinite by default, like its connect time-out. This one is only the last resort: pings detect a dead
     * link earlier.
     */
    private Duration readTimeout() {
        return settings.pingAfter().plus(settings.pingTimeout()).multipliedBy(3);
    }

    /** asterisk-java's connection without its automatic reconnection, and with user events of any name. */
    private final class OneSession extends ManagerConnectionImpl {

        private boolean used;

        @Override
        protected void connect() throws IOException {
            if (used) {
                // Called from its reconnection thread: this state ends that thread.
                state = ManagerConnectionState.DISCONNECTED;
                throw new IOException("this session is not used twice");
            }
            used = true;
            super.connect();
        }

        @Override
        protected SocketConnectionFacade createSocket() throws IOException {
            return new DialplanLines(settings.host(), settings.port(), (int) settings.connectTimeout().toMillis(),
                    (int) readTimeout().toMillis());
        }

        /**
         * Closes the socket instead of logging off: on a dead link, logging off would wait for an answer. Closing the socket ends the
         * reader, and the PBX notices.
         */
        void abandon() {
            state = ManagerConnectionState.DISCONNECTED;
            disconnect();
            stop();
        }
    }
}
