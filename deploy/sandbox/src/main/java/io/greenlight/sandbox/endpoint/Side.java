package io.greenlight.sandbox.endpoint;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// One end of a forwarded connection. What its peer has read and it could not yet write waits in
/// `pending`, and the peer reads nothing more meanwhile: that is all the flow control there is.
final class Side {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer pending;
    private Side peer = this;
    private boolean inputEnded;
    private boolean outputEnded;

    Side(SocketChannel channel, SelectionKey key, ByteBuffer pending) {
        this.channel = channel;
        this.key = key;
        this.pending = pending;
    }

    static void join(Side one, Side other) {
        one.peer = other;
        other.peer = one;
    }

    static void tune(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    void onReadable() throws IOException {
        ByteBuffer buffer = peer.pending;
        int read = channel.read(buffer);
        if (read < 0) {
            inputEnded = true;
            unwatch(SelectionKey.OP_READ);
            peer.endOutput();
            return;
        }
        buffer.flip();
        peer.channel.write(buffer);
        if (buffer.hasRemaining()) {
            unwatch(SelectionKey.OP_READ);
            peer.watch(SelectionKey.OP_WRITE);
        } else {
            buffer.clear();
        }
    }

    void onWritable() throws IOException {
        channel.write(pending);
        if (pending.hasRemaining()) {
            return;
        }
        pending.clear();
        unwatch(SelectionKey.OP_WRITE);
        peer.watch(SelectionKey.OP_READ);
    }

    /// Passes a half-close on. Nothing is pending here: the peer reads, and so meets its end, only
    /// when all before it has been written.
    private void endOutput() throws IOException {
        channel.shutdownOutput();
        outputEnded = true;
    }

    boolean isOver() {
        return inputEnded && outputEnded;
    }

    boolean finishConnect() throws IOException {
        if (!channel.finishConnect()) {
            return false;
        }
        unwatch(SelectionKey.OP_CONNECT);
        watch(SelectionKey.OP_READ);
        peer.watch(SelectionKey.OP_READ);
        return true;
    }

    void watch(int operation) {
        key.interestOpsOr(operation);
    }

    private void unwatch(int operation) {
        key.interestOpsAnd(~operation);
    }

    ByteBuffer buffer() {
        return pending;
    }

    Side peer() {
        return peer;
    }

    /// Closes with a reset, so that the other program knows at once that nobody is there.
    void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException _) {
            // It is closed already.
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing is left to do for it.
        }
    }
}
