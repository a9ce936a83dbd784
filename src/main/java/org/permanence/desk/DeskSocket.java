package org.permanence.desk;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.live.AllScreens;

/**
 * The live connection of a responder's screen. It only listens: a responder's actions go through REST, and their effect comes back here.
 */
@WebSocket(path = "/live/desk")
@RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL})
class DeskSocket {

    private static final TypedKey<Long> RESPONDER = TypedKey.forLong("responder");

    @Inject
    Desks desks;
    @Inject
    AllScreens screens;
    @Inject
    CurrentAccount me;

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        if (me.responderId().isEmpty()) {
            connection.closeAndAwait(new CloseReason(4403, "this account is not a responder's"));
            return;
        }
        long responder = me.responderId().getAsLong();
        connection.userData().put(RESPONDER, responder);
        desks.join(connection, responder, me.sessionId(), me.has(Role.RESPONDER));
        screens.opened(me.sessionId());
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Long responder = connection.userData().get(RESPONDER);
        if (responder != null) {
            desks.leave(connection, responder);
        }
    }
}
