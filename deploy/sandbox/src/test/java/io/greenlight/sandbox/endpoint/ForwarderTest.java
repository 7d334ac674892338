package io.greenlight.sandbox.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ForwarderTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void everyByteArrivesThoughTheReaderIsSlowAndTheWriterHalfCloses() throws Exception {
        byte[] sent = new byte[8 * MEGABYTE];
        new Random(1).nextBytes(sent);
        try (var forwarder = new Forwarder();
                var server = listen();
                var client = connect(forwarder, server)) {
            CompletableFuture<byte[]> echoed =
                    CompletableFuture.supplyAsync(() -> echoWhenAllIsThere(server));
            client.getOutputStream().write(sent);
            client.shutdownOutput();

            byte[] back = client.getInputStream().readAllBytes();

            assertArrayEquals(sent, back);
            assertArrayEquals(sent, echoed.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aNameThatNobodyCarriesIsRefusedAtOnce() throws Exception {
        int port = freePort();
        try (var forwarder = new Forwarder()) {
            forwarder.route(Entrance.of(port), List.of());
            try (Socket client = connect(port)) {
                assertThrows(IOException.class, () -> readOrEnd(client));
            }
        }
    }

    @Test
    void aServerThatIsDownIsRefusedAtOnce() throws Exception {
        int port = freePort();
        try (var forwarder = new Forwarder()) {
            forwarder.route(Entrance.of(port), List.of(freePort()));
            try (Socket client = connect(port)) {
                assertThrows(IOException.class, () -> readOrEnd(client));
            }
        }
    }

    @Test
    void openConnectionsStayWhereTheyAreWhenTheNameMoves() throws Exception {
        int port = freePort();
        try (var forwarder = new Forwarder();
                var one = listen();
                var other = listen()) {
            forwarder.route(Entrance.of(port), List.of(one.getLocalPort()));
            try (Socket before = connect(port);
                    Socket atOne = one.accept()) {
                forwarder.route(Entrance.of(port), List.of(other.getLocalPort()));
                try (Socket after = connect(port);
                        Socket atOther = other.accept()) {
                    before.getOutputStream().write(1);
                    after.getOutputStream().write(2);
                    assertEquals(1, atOne.getInputStream().read());
                    assertEquals(2, atOther.getInputStream().read());
                }
            }
        }
    }

    @Test
    void droppingEndsConnectionsButNotTheEndpoint() throws Exception {
        int port = freePort();
        try (var forwarder = new Forwarder();
                var server = listen()) {
            forwarder.route(Entrance.of(port), List.of(server.getLocalPort()));
            try (Socket client = connect(port);
                    Socket accepted = server.accept()) {
                client.getOutputStream().write(1);
                assertEquals(1, accepted.getInputStream().read());
                forwarder.drop(port);
                assertThrows(IOException.class, () -> readOrEnd(client));
            }
            try (Socket again = connect(port);
                    Socket accepted = server.accept()) {
                again.getOutputStream().write(3);
                assertEquals(3, accepted.getInputStream().read());
            }
        }
    }

    private static byte[] echoWhenAllIsThere(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] all = socket.getInputStream().readAllBytes();
            socket.getOutputStream().write(all);
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A reset is an IOException of itself; an end of stream is made one.
    private static void readOrEnd(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("ended");
        }
    }

    private static Socket connect(Forwarder forwarder, ServerSocket server) throws IOException {
        int port = freePort();
        forwarder.route(Entrance.of(port), List.of(server.getLocalPort()));
        return connect(port);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        }
    }
}
