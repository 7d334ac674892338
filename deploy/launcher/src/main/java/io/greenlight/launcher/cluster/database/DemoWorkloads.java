package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.load.database.Workload;
import io.greenlight.launcher.load.database.Workload.Statement;
import java.util.List;

/// What the load does to the demo's own databases.
final class DemoWorkloads {

    /// The smallest table that is read has more rows than that, whatever the scale.
    private static final long KEYS = 5_000;

    private static final long UPDATED_KEYS = 20_000;

    private DemoWorkloads() {}

    static Workload of(String database) {
        return switch (database) {
            case "orders" ->
                    new Workload(
                            database,
                            DemoDatabases.LEDGER,
                            List.of(
                                    keyed("SELECT balance FROM shop.accounts WHERE id = ?"),
                                    new Statement(
                                            "SELECT name, tags FROM shop.customers WHERE id = ?",
                                            KEYS)),
                            List.of(
                                    keyed(
                                            "UPDATE shop.accounts SET balance = balance + 1,"
                                                    + " touched = now() WHERE id = ?")));
            case "billing" ->
                    new Workload(
                            database,
                            DemoDatabases.LEDGER,
                            List.of(keyed("SELECT value FROM billing.counters WHERE id = ?")),
                            List.of(
                                    keyed(
                                            "UPDATE billing.counters SET value = value + 1,"
                                                    + " touched = now() WHERE id = ?")));
            case "archive" ->
                    new Workload(
                            database,
                            DemoDatabases.LEDGER,
                            List.of(keyed("SELECT title, words FROM archive.pages WHERE id = ?")),
                            List.of(
                                    keyed(
                                            "UPDATE archive.pages SET views = views + 1,"
                                                    + " touched = now() WHERE id = ?")));
            default -> throw new IllegalArgumentException("no workload for " + database);
        };
    }

    /// A statement on one of the tables that are updated.
    private static Statement keyed(String sql) {
        return new Statement(sql, UPDATED_KEYS);
    }
}
