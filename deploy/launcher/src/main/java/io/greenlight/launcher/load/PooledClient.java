package io.greenlight.launcher.load;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A client behind a pooler. It keeps to its schedule, retries nothing and counts every error: what
/// it sees is what an application without any special care would see.
final class PooledClient implements Runnable {

    private final int number;
    private final Schedule schedule;
    private final Session.Source source;
    private final LoadRecord record;
    private final LoadShape.Connections connecting;
    private final LatencyTrace trace = new LatencyTrace();
    private @Nullable Session session;
    private long nextAppend;

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
        for (long n = 0; !record.isStopped(); n++) {
            long due = schedule.due(number, n);
            waitUntil(record.startNanos() + due);
            if (record.isStopped()) {
                break;
            }
            LatencyTrace.Outcome outcome = attempt(schedule.kind(n), n);
            long latency = System.nanoTime() - record.startNanos() - due;
            trace.add(due, latency, outcome);
            record.ended(latency, outcome);
        }
        disconnect();
    }

    private LatencyTrace.Outcome attempt(Schedule.Kind kind, long n) {
        try {
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
            return LatencyTrace.Outcome.COMMITTED;
        } catch (TransactionFailed failed) {
            record.failed(number, failed);
            disconnect();
            return LatencyTrace.Outcome.FAILED;
        }
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

    private static void waitUntil(long nanoTime) {
        long left;
        while ((left = nanoTime - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }
}
