package io.greenlight.launcher.load;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A client behind a pooler. It keeps to its schedule, retries nothing and counts every error: what
/// it sees is what an application without any special care would see.
final class PooledClient implements Client {

    private static final long NOTHING = -1;

    private final int number;
    private final Schedule schedule;
    private final Session.Source source;
    private final LoadRecord record;
    private final LoadShape.Connections connecting;
    private final LatencyTrace trace = new LatencyTrace();
    private @Nullable Session session;
    private long nextAppend;

    /// When the transaction that is under way was due.
    private long underWay = NOTHING;

    PooledClient(
            int number,
            Schedule schedule,
            Session.Source source,
            LoadRecord record,
            LoadShape.Connections connecting) {
        this.number = number;
        this.schedule = schedule;
        this.source = source;
        this.record = record;
        this.connecting = connecting;
    }

    LatencyTrace trace() {
        return trace;
    }

    @Override
    public void run() {
        try {
            for (long n = 0; !record.isStopped(); n++) {
                long due = schedule.due(number, n);
                waitUntil(record.startNanos() + due);
                if (record.isStopped()) {
                    break;
                }
                begin(due);
                attempt(n);
            }
        } finally {
            giveUp();
            disconnect();
        }
    }

    @Override
    public void giveUp() {
        if (ended(LatencyTrace.Outcome.FAILED)) {
            record.failed(number, "no answer, and nobody waits for one any longer");
        }
    }

    private void attempt(long n) {
        try {
            transact(schedule.kind(n), n);
            ended(LatencyTrace.Outcome.COMMITTED);
        } catch (TransactionFailed failed) {
            if (ended(LatencyTrace.Outcome.FAILED)) {
                record.failed(number, String.valueOf(failed.getMessage()));
            }
            disconnect();
        }
    }

    private void transact(Schedule.Kind kind, long n) throws TransactionFailed {
        Session open = connected();
        if (kind == Schedule.Kind.APPEND) {
            long appended = nextAppend++;
            record.ledger().attempt(number, appended);
            open.append(number, appended);
            record.ledger().acknowledge(number, appended);
        } else {
            open.run(kind, n * schedule.clients() + number);
        }
        if (connecting == LoadShape.Connections.PER_TRANSACTION) {
            disconnect();
        }
    }

    private synchronized void begin(long due) {
        underWay = due;
    }

    /// Writes down the transaction that is under way.
    ///
    /// @return whether there was one; none if it was given up before it ended
    private synchronized boolean ended(LatencyTrace.Outcome outcome) {
        if (underWay == NOTHING) {
            return false;
        }
        long latency = System.nanoTime() - record.startNanos() - underWay;
        trace.add(underWay, latency, outcome);
        record.ended(latency, outcome);
        underWay = NOTHING;
        return true;
    }

    private Session connected() throws TransactionFailed {
        Session open = session;
        if (open == null) {
            open = source.open(number);
            session = open;
        }
        return open;
    }

    private void disconnect() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private void waitUntil(long nanoTime) {
        long left;
        while (!record.isStopped() && (left = nanoTime - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }
}
