package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real nginx in front of a line: once by {@code docs/nginx.conf}, and once as nginx forwards when nobody has told it more than where
 * to. It has less patience with a silent connection than proxies usually have.
 */
public final class Nginx implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = Ports.tcp();
    private final int plain = Ports.tcp();
    private final Process process;
    private final Path folder;

    /** @param service port of the screens @param pbx port of the softphones' WebSocket */
    Nginx(int service, int pbx) {
        try {
            folder = Files.createTempDirectory("nginx");
            Path certificate = folder.resolve("line.pem");
            Path key = folder.resolve("line.key");
            Certificate.make().write(certificate, key);
            String line = Files.readString(Tools.project("docs/nginx.conf"))
                    .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl").replace("listen 80", "listen 127.0.0.1:" + Ports.tcp())
                    .replace("/etc/ssl/line.example.pem", certificate.toString()).replace("/etc/ssl/line.example.key", key.toString())
                    .replace("127.0.0.1:8080;", "127.0.0.1:" + service + ";").replace("127.0.0.1:8088;", "127.0.0.1:" + pbx + ";");
            Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                    user root;
                    worker_processes 1;
                    daemon off;
                    pid %1$s/pid;
                    events {}
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        proxy_read_timeout %2$ss;
                    %3$s
                        server {
                            listen 127.0.0.1:%4$s;
                            location / { proxy_pass http://127.0.0.1:%5$s; }
                        }
                    }
                    """.formatted(folder, PATIENCE.toSeconds(), line, plain, service));
            process = new ProcessBuilder(Tools.network().toString(), "usr/sbin/nginx", "-p", folder.toString(), "-c",
                    configuration.toString(),
                    "-e", folder.resolve("error.log").toString()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wait.until("nginx listens", () -> process.isAlive() && Ports.listens(port));
    }

    /** As {@code docs/nginx.conf} has it. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + port);
    }

    String webSockets() {
        return "wss://127.0.0.1:" + port;
    }

    /** As nginx forwards by itself: in its own name. */
    public URI inItsOwnName() {
        return URI.create("http://127.0.0.1:" + plain);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
