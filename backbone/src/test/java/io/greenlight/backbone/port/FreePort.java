package io.greenlight.backbone.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A port of the loopback for a server that is started next.
///
/// It is below 32768: from there on Linux draws the ports of outgoing connections (ip(7),
/// `ip_local_port_range`), and one of those may be gone before its server, which takes seconds to
/// start, listens. Sandboxes and their tests have theirs from 14900 on.
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int END = 14_900;
    private static final int ATTEMPTS = 200;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /// None is given twice by one JVM.
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no free port between %d and %d".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
