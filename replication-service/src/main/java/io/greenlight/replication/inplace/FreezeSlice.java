package io.greenlight.replication.inplace;

import io.greenlight.backbone.journal.RunLog;
import io.greenlight.replication.database.RowFreezing;
import io.greenlight.replication.database.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One slice of freezing, from database to database: what was done in it, and what is left.
final class FreezeSlice {

    private final Freezing before;
    private final Clock clock;
    private final Instant until;
    private final List<RunLog.Line> lines = new ArrayList<>();
    private final List<Freezing.Refused> refused = new ArrayList<>();
    private final List<String> locked = new ArrayList<>();
    private final List<String> notOurs = new ArrayList<>();
    private String database = "";
    private int tables;
    private int frozen;
    private int left;

    /// A slice that has not begun.
    ///
    /// @param until when it takes up no further table
    FreezeSlice(Freezing before, Clock clock, Instant until) {
        this.before = before;
        this.clock = clock;
        this.until = until;
    }

    /// Freezes tables of that session's database until the time is over, and counts the others.
    void work(Session session) throws Exception {
        RowFreezing freezing = session.rowFreezing();
        boolean answers = true;
        for (RowFreezing.Table table : freezing.tables(before.since())) {
            String name = "%s in %s".formatted(table.name(), session.database());
            if (!table.isOurs()) {
                notOurs.add(name);
                continue;
            }
            tables++;
            if (before.hasRefused(session.database(), table.name())) {
                continue;
            }
            if (table.isFrozen()) {
                frozen++;
            } else if (table.isLocked()) {
                locked.add("%s: %s".formatted(name, table.holder()));
            } else if (answers && clock.instant().isBefore(until)) {
                database = session.database();
                answers = freeze(freezing, table);
            } else {
                database = database.isEmpty() ? session.database() : database;
                left++;
            }
        }
    }

    /// Whether the session still answers afterwards.
    private boolean freeze(RowFreezing freezing, RowFreezing.Table table) {
        String name = "%s in %s".formatted(table.name(), database);
        Instant began = clock.instant();
        RowFreezing.Attempt attempt = freezing.freeze(table);
        Duration took = Duration.between(began, clock.instant());
        switch (attempt) {
            case RowFreezing.Attempt.Frozen _ -> {
                frozen++;
                say("%s: frozen in %d ms".formatted(name, took.toMillis()));
            }
            case RowFreezing.Attempt.Locked _ -> {
                locked.add("%s: locked just now".formatted(name));
                say("%s: somebody has locked it; it is tried again".formatted(name));
            }
            case RowFreezing.Attempt.Unanswered _ -> {
                locked.add("%s: no answer came, VACUUM may be running on".formatted(name));
                say("%s: no answer came in %d s".formatted(name, took.toSeconds()));
                return false;
            }
            case RowFreezing.Attempt.Refused no -> {
                refused.add(new Freezing.Refused(database, table.name(), no.why()));
                say("%s: refused: %s".formatted(name, no.why()));
            }
        }
        return true;
    }

    /// What there is to say of it in the log.
    List<RunLog.Line> lines() {
        return lines;
    }

    /// Tables that the server would not freeze in this slice.
    List<Freezing.Refused> refused() {
        return refused;
    }

    /// Tables behind somebody's lock, with whose it is.
    List<String> locked() {
        return locked;
    }

    /// Tables that we may not vacuum.
    List<String> notOurs() {
        return notOurs;
    }

    /// Whether the time was over before it came to every table.
    boolean isCutShort() {
        return left > 0;
    }

    /// How far all of it is.
    String progress() {
        return "%d of %d tables are frozen".formatted(frozen, tables);
    }

    /// Where the last table was that was tried, or would have been the first.
    String database() {
        return database;
    }

    private void say(String sentence) {
        lines.add(new RunLog.Line(clock.instant(), sentence));
    }
}
