package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            start.environment().putAll(Map.of("RELAY_SECRET", SECRET, "RELAY_ADDRESS", address(), "RELAY_PEER", "127.0.0.1",
                    "RELAY_PORT", "" + port, "RELAY_PLAIN_PORT", "" + Ports.tcp(), "RELAY_CERTIFICATE", certificate.toString(),
                    "RELAY_KEY", key.toString(), "RELAY_MORE", "allow-loopback-peers\n" + more(),
                    "TURNSERVER", Tools.network() + " usr/bin/turnserver"));
            process = start.redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wait.until("the relay listens", () -> Ports.listens(port));
    }

    /**
     * Where its sound comes from: the address of this machine that the PBX names to browsers. What comes from a loopback address the PBX
     * answers from a loopback address, where nobody has permitted it to send.
     */
    private static String address() {
        return addresses().stream().filter(address -> !address.isLoopbackAddress()).findFirst().orElse(InetAddress.getLoopbackAddress())
                .getHostAddress();
    }

    /** Browsers find it at the loopback address; the PBX of the laboratory may be at any address of this machine. */
    private static String more() {
        return Stream.concat(Stream.of("listening-ip=127.0.0.1").filter(_ -> !address().equals("127.0.0.1")),
                addresses().stream().map(address -> "allowed-peer-ip=" + address.getHostAddress())).collect(Collectors.joining("\n"));
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(Inet4Address.class::isInstance)
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
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
