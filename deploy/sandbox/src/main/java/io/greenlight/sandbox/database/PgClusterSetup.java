package io.greenlight.sandbox.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Turns a plain PostgreSQL cluster into what Aurora would hand out.
public final class PgClusterSetup {

    private final Path socket;

    public PgClusterSetup(Path socket) {
        this.socket = socket;
    }

    /// After initdb, after a clone and after each upgrade; any number of times.
    ///
    /// @param logicalStart what aurora_volume_logical_start_lsn() answers
    public void prepare(String master, String logicalStart) {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            postgres.set("sandbox.master", master);
            postgres.run(SqlFile.read("make_roles.sql"));
            postgres.run(SqlFile.read("adopt_roles.sql"));
            postgres.run(SqlFile.read("own_databases.sql"));
        }
        for (String database : databases()) {
            try (PgSuperuser there = PgSuperuser.connect(socket, database)) {
                there.set("sandbox.logical_start", logicalStart);
                there.set("sandbox.master", master);
                there.run(SqlFile.read("prepare_database.sql"));
            }
        }
    }

    /// Waits until recovery has ended: a server that replays WAL refuses everybody until then.
    public void awaitPromotion(Duration patience) {
        long begun = System.nanoTime();
        while (true) {
            try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
                if (postgres.string("SELECT pg_catalog.pg_is_in_recovery()").equals("f")) {
                    return;
                }
            } catch (DatabaseFailure e) {
                if (patience.minusNanos(System.nanoTime() - begun).isNegative()) {
                    throw e;
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Waits until a standby receives what its leader writes.
    ///
    /// @return whether it does
    public boolean awaitFollowing(Duration patience) {
        long begun = System.nanoTime();
        while (!follows()) {
            if (patience.minusNanos(System.nanoTime() - begun).isNegative()) {
                return false;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return true;
    }

    private boolean follows() {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            return postgres.strings("SELECT status FROM pg_catalog.pg_stat_wal_receiver")
                    .contains("streaming");
        } catch (DatabaseFailure _) {
            return false;
        }
    }

    public void setPassword(String role, char[] password) {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            postgres.setPassword(role, password);
        }
    }

    public void createDatabase(String name, String owner) {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            postgres.run(
                    postgres.string(
                            "SELECT format('CREATE DATABASE %I OWNER %I', ?, ?)", name, owner));
        }
    }

    public String currentLsn() {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            return postgres.string("SELECT pg_catalog.pg_current_wal_insert_lsn()");
        }
    }

    /// A slot is lost by a major upgrade of anything before 17, so RDS refuses one that has any.
    public List<String> logicalSlots() {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            return postgres.strings(
                    """
                    SELECT slot_name FROM pg_catalog.pg_replication_slots
                    WHERE slot_type = 'logical' ORDER BY slot_name
                    """);
        }
    }

    private List<String> databases() {
        try (PgSuperuser postgres = PgSuperuser.connect(socket, "postgres")) {
            return postgres.strings(
                    """
                    SELECT datname FROM pg_catalog.pg_database
                    WHERE datallowconn ORDER BY datname
                    """);
        }
    }
}
