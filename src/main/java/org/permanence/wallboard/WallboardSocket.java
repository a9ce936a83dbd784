package org.permanence.wallboard;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.live.AllScreens;

/**
 * The live connection of a wallboard: a snapshot, then deltas, each with the version after the one before, and a beat every five seconds.
 * It only listens: a coordinator's actions go through REST, and their effect comes back here.
 */
@WebSocket(path = "/live/wallboard")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
class WallboardSocket {

    @Inject
    Wallboards wallboards;
    @Inject
    AllScreens screens;
    @Inject
    CurrentAccount me;

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        wallboards.join(connection, me.sessionId());
        screens.opened(me.sessionId());
    }

    @OnClose
    void close(WebSocketConnection connection) {
        wallboards.leave(connection);
    }
}
