package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;

/**
 * Audio between a browser and the PBX on one machine. Asterisk never offers 127.0.0.1 as an ICE candidate, so on a machine with only
 * loopback a browser call would connect without audio. There, loopback gets one more address, and the PBX offers 127.0.0.1 in place of that
 * address.
 */
final class Loopback {

    /** Of the range kept for documentation: it is nobody's. */
    private static final String SPARE = "192.0.2.1";

    private Loopback() {}

    /** Empty when another address is there, which browsers without special options can reach too. */
    static Map<String, String> iceSettings() {
        try {
            Optional<InetAddress> address = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress()).findFirst();
            if (address.isPresent() && !address.get().getHostAddress().equals(SPARE)) {
                return Map.of();
            }
            if (address.isEmpty()) {
                new ProcessBuilder("ip", "address", "add", SPARE + "/32", "dev", "lo").redirectErrorStream(true).start().waitFor();
            }
            return Map.of("ICE_ADDRESS", SPARE, "ICE_INSTEAD", "127.0.0.1");
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return Map.of(); // no ip command: calls between telephones need none of this
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
