package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A real coturn, as {@code docker/relay/start} starts it: it relays sound for browsers that can send no UDP. */
final class Relay implements AutoCloseable {

    static final String SECRET = "relays-own-word";

    private final int port;
    private Process process;

    Relay(int port) {
        this.port = port;
    }

    synchronized void start() {
        if (process != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("relay");
            Path certificate = folder.resolve("relay.pem");
            Path key = folder.resolve("relay.key");
            Certificate.make().write(certificate, key);
            ProcessBuilder start = new ProcessBuilder(Tools.project("docker/relay/start").toString());
            start.environment().putAll(Map.of("RELAY_SECRET", SECRET, "RELAY_ADDRESS", "127.0.0.1", "RELAY_PEER", "127.0.0.1",
                    "RELAY_PORT", "" + port, "RELAY_PLAIN_PORT", "" + Ports.tcp(), "RELAY_CERTIFICATE", certificate.toString(),
                    "RELAY_KEY", key.toString(), "RELAY_MORE", "allow-loopback-peers\n" + peers(),
                    "TURNSERVER", Tools.network() + " usr/bin/turnserver"));
            process = start.redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wait.until("the relay listens", () -> Ports.listens(port));
    }

    /** Where the PBX of the laboratory may be: at any address of this machine. */
    private static String peers() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(Inet4Address.class::isInstance)
                .map(address -> "allowed-peer-ip=" + address.getHostAddress()).collect(Collectors.joining("\n"));
    }

    synchronized void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
