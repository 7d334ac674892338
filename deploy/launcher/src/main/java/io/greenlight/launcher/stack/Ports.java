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
    private static final int HIGHEST = 32_000;
    private static final int RANGE = 100;
    private static final int ATTEMPTS = 200;

    private int next;

    private Ports(int first) {
        this.next = first;
    }

    /// A range of which every port was free when it was looked at.
    public static Ports free() {
        SecureRandom random = new SecureRandom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = LOWEST + random.nextInt((HIGHEST - LOWEST) / RANGE) * RANGE;
            if (IntStream.range(first, first + RANGE).allMatch(Ports::isFree)) {
                return new Ports(first);
            }
        }
        throw new IllegalStateException(
                "no %d free ports in a row between %d and %d".formatted(RANGE, LOWEST, HIGHEST));
    }

    public int take() {
        return next++;
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
