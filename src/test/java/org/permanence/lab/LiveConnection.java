package org.permanence.lab;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The WebSocket of one screen. It uses Vert.x and not Java's own client, which breaks one of 200 simultaneous connections ("Invalid UTF-8
 * in frame TEXT"), although a capture on loopback showed that the service had sent valid and complete data.
 */
public final class LiveConnection implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 4 << 20;
    private static final WebSocketClient CLIENT = Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setEventLoopPoolSize(1)
            .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)))
            .createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(LARGEST_MESSAGE).setMaxConnections(1000));

    private final ClientWebSocket socket = CLIENT.webSocket();
    private volatile boolean closed;

    /**
     * Connects, blocking.
     *
     * @param message each text that arrives, one after another on the thread that reads all connections
     * @param lost    why, when it ends and was not closed here, or {@code message} failed; on the same thread
     * @throws RuntimeException when the service refuses the connection, or after ten seconds
     */
    public LiveConnection(Api person, String path, Consumer<String> message, Consumer<String> lost) {
        URI service = person.service();
        socket.textMessageHandler(text -> {
            try {
                message.accept(text);
            } catch (RuntimeException e) {
                lost.accept("a message could not be read: " + e);
                throw e;
            }
        });
        socket.exceptionHandler(failure -> lost.accept(failure.toString()));
        socket.closeHandler(_ -> {
            if (!closed) {
                lost.accept("closed with " + socket.closeStatusCode() + " " + socket.closeReason());
            }
        });
        try {
            socket.connect(new WebSocketConnectOptions().setHost(service.getHost()).setPort(service.getPort()).setURI(path)
                    .setAllowOriginHeader(false).addHeader("Origin", service.toString()).addHeader("Cookie", person.cookie()))
                    .toCompletionStage().toCompletableFuture().orTimeout(Wait.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            // There is nothing to close, and trying to would hide why.
            closed = true;
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}
