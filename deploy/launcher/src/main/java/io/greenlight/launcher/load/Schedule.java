package io.greenlight.launcher.load;

/// When each transaction of each client is due, fixed before the first one starts.
///
/// Latency is measured from these moments. A client that waits for an answer cannot put off the
/// moments that it misses meanwhile, so a stall costs what it would cost users who do not wait for
/// one another (no "coordinated omission").
///
/// @param clients how many take turns
/// @param rate transactions a second, of all of them together
public record Schedule(int clients, int rate) {

    private static final double NANOS = 1e9;

    public Schedule {
        if (clients < 1 || rate < 1) {
            throw new IllegalArgumentException("a load needs a client and a rate");
        }
    }

    /// Nanoseconds from the start of the load to the start of that client's n-th transaction.
    public long due(int client, long n) {
        return (long) ((n * clients + client) * (NANOS / rate));
    }

    /// What it is: every second one appends, the others read, update, or do both in one
    /// transaction.
    public Kind kind(long n) {
        return n % 2 == 0 ? Kind.APPEND : OTHERS[(int) (n / 2 % OTHERS.length)];
    }

    private static final Kind[] OTHERS = {
        Kind.READ, Kind.UPDATE, Kind.READ, Kind.UPDATE, Kind.SEVERAL
    };

    /// What a transaction does.
    public enum Kind {
        /// One row with this client's next number; acknowledged when its commit returned.
        APPEND,
        READ,
        UPDATE,
        /// A read and an update between BEGIN and COMMIT.
        SEVERAL
    }
}
