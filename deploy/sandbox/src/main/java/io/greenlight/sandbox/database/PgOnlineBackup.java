package io.greenlight.sandbox.database;

import java.nio.file.Path;

/// A backup session on a server at work, from the first file that is copied to the restore point.
public final class PgOnlineBackup implements AutoCloseable {

    private final PgSuperuser session;
    private final boolean renamed;

    private PgOnlineBackup(PgSuperuser session, boolean renamed) {
        this.session = session;
        this.renamed = renamed;
    }

    /// Begins. A temporary slot keeps the WAL that is written while files are copied; it goes with
    /// the session.
    public static PgOnlineBackup begin(Path socket, String slot) {
        PgSuperuser session = PgSuperuser.connect(socket, "postgres");
        int version = Integer.parseInt(session.string("SHOW server_version_num"));
        boolean renamed = version >= 150000;
        session.strings(
                "SELECT pg_catalog.pg_create_physical_replication_slot(?, true, true)::text", slot);
        session.strings(
                renamed
                        ? "SELECT pg_catalog.pg_backup_start('clone', true)::text"
                        : "SELECT pg_catalog.pg_start_backup('clone', true, false)::text");
        return new PgOnlineBackup(session, renamed);
    }

    /// Ends the copying of data files.
    ///
    /// @return the text of `backup_label`
    public String stop() {
        return session.string(
                renamed
                        ? "SELECT labelfile FROM pg_catalog.pg_backup_stop(false)"
                        : "SELECT labelfile FROM pg_catalog.pg_stop_backup(false, false)");
    }

    /// The point that the clone will stand at. It must come after [#stop]: recovery to an earlier
    /// one refuses. The transaction's commit flushes it; a restore point alone may stay in memory.
    public String markRestorePoint(String name) {
        session.run("BEGIN; SET LOCAL synchronous_commit = 'on'; SELECT txid_current()");
        String lsn = session.string("SELECT pg_catalog.pg_create_restore_point(?)", name);
        session.run("COMMIT");
        return lsn;
    }

    @Override
    public void close() {
        session.close();
    }
}
