package io.greenlight.sandbox.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Leads each endpoint's port to the server that carries its name now. One thread, one selector,
/// buffers that are used again: it stands in the way of every client of a benchmark.
public final class Forwarder implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private final Map<Entrance, Listener> listeners = new HashMap<>();
    private volatile boolean closed;

    /// One endpoint. Its connections stay where they are when its targets change, as with DNS.
    private static final class Listener {
        private final ServerSocketChannel channel;
        private final List<Side> clients = new ArrayList<>();
        private List<Integer> targets = List.of();
        private int turn;

        private Listener(ServerSocketChannel channel) {
            this.channel = channel;
        }

        /// Each connection goes to the next one.
        private int nextTarget() {
            turn = (turn + 1) % targets.size();
            return targets.get(turn);
        }
    }

    public Forwarder() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name("forwarder").daemon().start(this::loop);
    }

    /// Leads an entrance to the servers on these ports from now on, in turn; to none, nowhere.
    public void route(Entrance entrance, List<Integer> targets) {
        tell(() -> listenerOn(entrance).targets = List.copyOf(targets));
    }

    /// Ends all connections that came in through `port`, whichever host they named.
    public void drop(int port) {
        tell(() -> {
            drop(listeners.get(Entrance.of(port)));
            drop(listeners.get(Entrance.ofReaders(port)));
        });
    }

    private void drop(@Nullable Listener listener) {
        if (listener != null) {
            for (Side client : List.copyOf(listener.clients)) {
                client.abort();
                end(listener, client);
            }
        }
    }

    /// Returns when it is done: who is told a port finds it open.
    private void tell(Runnable command) {
        var task = CompletableFuture.runAsync(command, this::enqueue);
        task.join();
    }

    private void enqueue(Runnable command) {
        if (closed) {
            command.run();
            return;
        }
        commands.add(command);
        selector.wakeup();
    }

    private Listener listenerOn(Entrance entrance) {
        return listeners.computeIfAbsent(
                entrance,
                _ -> {
                    try {
                        ServerSocketChannel channel = ServerSocketChannel.open();
                        channel.configureBlocking(false);
                        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                        channel.bind(entrance.address(), 1024);
                        Listener listener = new Listener(channel);
                        channel.register(selector, SelectionKey.OP_ACCEPT, listener);
                        return listener;
                    } catch (IOException e) {
                        throw new UncheckedIOException(entrance.toString(), e);
                    }
                });
    }

    private void loop() {
        while (!closed) {
            try {
                selector.select(this::handle);
                runCommands();
            } catch (IOException | RuntimeException e) {
                System.getLogger("forwarder").log(System.Logger.Level.ERROR, "goes on after", e);
            }
        }
        runCommands();
    }

    private void runCommands() {
        for (Runnable next = commands.poll(); next != null; next = commands.poll()) {
            next.run();
        }
    }

    /// The other end of a connection may have ended it in the same round.
    private void handle(SelectionKey key) {
        if (key.attachment() instanceof Listener listener) {
            accept(listener);
        } else if (key.isValid() && key.attachment() instanceof Link link) {
            carry(key, link);
        }
    }

    /// @param side the end that the key watches
    private record Link(Listener listener, Side client, Side side) {}

    private void carry(SelectionKey key, Link link) {
        Side side = link.side();
        try {
            if (key.isConnectable()) {
                if (!connected(side)) {
                    side.peer().abort();
                    end(link.listener(), link.client());
                }
                return;
            }
            if (key.isWritable()) {
                side.onWritable();
            }
            if (key.isValid() && key.isReadable()) {
                side.onReadable();
            }
            if (side.isOver() && side.peer().isOver()) {
                end(link.listener(), link.client());
            }
        } catch (IOException _) {
            end(link.listener(), link.client());
        }
    }

    /// A refused server is passed on as a reset: the client shall know at once.
    private static boolean connected(Side server) {
        try {
            return server.finishConnect();
        } catch (IOException _) {
            return false;
        }
    }

    private void accept(Listener listener) {
        try {
            for (SocketChannel client = listener.channel.accept();
                    client != null;
                    client = listener.channel.accept()) {
                welcome(listener, client);
            }
        } catch (IOException e) {
            System.getLogger("forwarder").log(System.Logger.Level.WARNING, "cannot accept", e);
        }
    }

    private void welcome(Listener listener, SocketChannel channel) throws IOException {
        Side.tune(channel);
        SelectionKey key = channel.register(selector, 0);
        Side client = new Side(channel, key, takeBuffer());
        if (listener.targets.isEmpty()) {
            client.abort();
            giveBack(client);
            return;
        }
        SocketChannel serverChannel = SocketChannel.open();
        Side.tune(serverChannel);
        SelectionKey serverKey = serverChannel.register(selector, SelectionKey.OP_CONNECT);
        Side server = new Side(serverChannel, serverKey, takeBuffer());
        Side.join(client, server);
        key.attach(new Link(listener, client, client));
        serverKey.attach(new Link(listener, client, server));
        listener.clients.add(client);
        try {
            if (serverChannel.connect(loopback(listener.nextTarget()))) {
                server.finishConnect();
            }
        } catch (IOException _) {
            client.abort();
            end(listener, client);
        }
    }

    private void end(Listener listener, Side client) {
        if (listener.clients.remove(client)) {
            for (Side side : List.of(client, client.peer())) {
                side.close();
                giveBack(side);
            }
        }
    }

    private ByteBuffer takeBuffer() {
        ByteBuffer buffer = idle.poll();
        return buffer == null ? ByteBuffer.allocateDirect(BUFFER) : buffer;
    }

    private void giveBack(Side side) {
        side.buffer().clear();
        idle.push(side.buffer());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
