package dev.telex.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports on 127.0.0.1.
final class LoopbackPort {

    // Below what systems give to outgoing connections. A client that keeps connecting to a port of that range while
    // its server is down will sometimes be given the very port as its own, reach itself, and keep the server from
    // coming back.
    private static final int LOWEST = 15_000;
    private static final int BELOW = 32_768;
    private static final int TRIES = 1_000;

    private LoopbackPort() {}

    static String address(int port) {
        return "127.0.0.1:" + port;
    }

    static int anyFree() {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST, BELOW)
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow(
                        () -> new ServerFailure("No port is free on 127.0.0.1 from " + LOWEST + " up to " + BELOW));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
