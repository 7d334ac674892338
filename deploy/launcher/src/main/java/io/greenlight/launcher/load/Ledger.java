package io.greenlight.launcher.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What clients were promised: the numbers whose commit returned. Kept in memory, and in a file
/// beside the report for whoever wants to count again.
public final class Ledger implements AutoCloseable {

    private final BitSet[] attempted;
    private final BitSet[] acknowledged;
    private final BufferedWriter file;
    private boolean closed;

    /// @param clients pooled and direct ones
    public Ledger(int clients, Path file) throws IOException {
        attempted = new BitSet[clients];
        acknowledged = new BitSet[clients];
        for (int client = 0; client < clients; client++) {
            attempted[client] = new BitSet();
            acknowledged[client] = new BitSet();
        }
        this.file = Files.newBufferedWriter(file);
    }

    /// Written down before a row is sent, so that no row can come as a surprise.
    void attempt(int client, long number) {
        synchronized (attempted[client]) {
            attempted[client].set(Math.toIntExact(number));
        }
    }

    /// Written down only after the commit returned. The file takes none once it is closed: that is
    /// the late answer to a client that was given up.
    void acknowledge(int client, long number) {
        synchronized (attempted[client]) {
            acknowledged[client].set(Math.toIntExact(number));
        }
        try {
            synchronized (file) {
                if (closed) {
                    return;
                }
                file.write(Integer.toString(client));
                file.write(' ');
                file.write(Long.toString(number));
                file.write('\n');
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write down an acknowledgement", failed);
        }
    }

    /// How many commits returned.
    public long acknowledgements() {
        long all = 0;
        for (int client = 0; client < acknowledged.length; client++) {
            synchronized (attempted[client]) {
                all += acknowledged[client].cardinality();
            }
        }
        return all;
    }

    /// The promises of a moment.
    ///
    /// @param byClient the numbers that each was promised
    public record Promises(List<BitSet> byClient) {
        public Promises {
            byClient = List.copyOf(byClient);
        }

        public long count() {
            return byClient.stream().mapToLong(BitSet::cardinality).sum();
        }
    }

    /// Those that were made until now.
    public Promises promises() {
        List<BitSet> byClient = new ArrayList<>();
        for (int client = 0; client < acknowledged.length; client++) {
            synchronized (attempted[client]) {
                byClient.add((BitSet) acknowledged[client].clone());
            }
        }
        return new Promises(byClient);
    }

    /// Starts a comparison of what was promised until now with rows that are read from now on. The
    /// load must have ended; what a client that was given up gets to hear later is none of it.
    public LedgerComparison compare() {
        BitSet[] sent = new BitSet[attempted.length];
        BitSet[] promised = new BitSet[attempted.length];
        for (int client = 0; client < attempted.length; client++) {
            synchronized (attempted[client]) {
                sent[client] = (BitSet) attempted[client].clone();
                promised[client] = (BitSet) acknowledged[client].clone();
            }
        }
        return new LedgerComparison(sent, promised);
    }

    @Override
    public void close() throws IOException {
        synchronized (file) {
            closed = true;
            file.close();
        }
    }
}
