package io.greenlight.launcher.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.stream.IntStream;

/// Free ports of the loopback, one range for a run.
///
/// They are taken below 32768, where the kernel does not draw the ports of outgoing connections
/// from: a port that was free a moment ago stays free until its process listens.
public final class Ports {

    private static final int LOWEST = 15_000;
    private static final int BANDS = 4;
    private static final int RANGE = 100;
    private static final int ATTEMPTS = 200;

    /// The sandbox has its servers listen so far above the ports that clients are told. So every
    /// second band is theirs, and no run's servers are in the range of another.
    private static final int SERVERS_ABOVE = 2_000;

    private int next;

    private Ports(int first) {
        this.next = first;
    }

    /// A range of which every port was free when it was looked at.
    public static Ports free() {
        SecureRandom random = new SecureRandom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int band = LOWEST + random.nextInt(BANDS) * 2 * SERVERS_ABOVE;
            int first = band + random.nextInt(SERVERS_ABOVE / RANGE) * RANGE;
            if (areFree(first) && areFree(first + SERVERS_ABOVE)) {
                return new Ports(first);
            }
        }
        throw new IllegalStateException(
                "no %d free ports in a row between %d and %d"
                        .formatted(RANGE, LOWEST, LOWEST + BANDS * 2 * SERVERS_ABOVE));
    }

    public int take() {
        return next++;
    }

    private static boolean areFree(int first) {
        return IntStream.range(first, first + RANGE).allMatch(Ports::isFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
