package io.greenlight.sandbox.server;

import io.greenlight.sandbox.database.PgOnlineBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A consistent copy of a volume whose server goes on working, as Aurora's fast clone is one.
public final class VolumeCopy {

    private static final Set<String> NOT_AT_FIRST =
            Set.of("pg_wal", "pg_replslot", "postmaster.pid", "postmaster.opts", "pg_stat_tmp");

    private final PostgresServers servers;

    public VolumeCopy(PostgresServers servers) {
        this.servers = servers;
    }

    /// Copies `source` to `target`, whose server then has to be started once with [#recover].
    ///
    /// @return the restore point: what committed before it is on the copy, what committed after it
    ///   is not
    public String copy(Volume source, Volume target, String name) {
        servers.user().makePrivateFolder(target.folder());
        servers.user().makePrivateFolder(target.data());
        try (var backup = PgOnlineBackup.begin(servers.paths().socket(source), name)) {
            copyEntries(source.data(), target.data(), NOT_AT_FIRST);
            String label = backup.stop();
            String lsn = backup.markRestorePoint(name);
            copySlots(source, target, name);
            copyWal(source, target.data());
            write(target.data().resolve("backup_label"), label);
            write(target.data().resolve("recovery.signal"), "");
            makeFolder(target.data().resolve("pg_stat_tmp"));
            return lsn;
        }
    }

    /// Copies what `leader`'s server works on to where `follower`'s will go on replaying. There is
    /// either a whole copy or none.
    public void copyToFollow(Volume leader, Volume follower, String name) {
        servers.user().makePrivateFolder(follower.folder());
        discard(follower.next());
        discard(follower.data());
        Path next = follower.next();
        servers.user().makePrivateFolder(next);
        try (var backup = PgOnlineBackup.begin(servers.paths().socket(leader), name)) {
            copyEntries(leader.data(), next, NOT_AT_FIRST);
            String label = backup.stop();
            makeFolder(next.resolve("pg_replslot"));
            makeFolder(next.resolve("pg_stat_tmp"));
            copyWal(leader, next);
            write(next.resolve("backup_label"), label);
            Files.move(next, follower.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies a volume that no server works on.
    public void copyResting(Volume source, Volume target) {
        servers.user().makePrivateFolder(target.folder());
        servers.user().makePrivateFolder(target.data());
        copyEntries(source.data(), target.data(), Set.of("postmaster.pid", "postmaster.opts"));
    }

    /// Replays the copy up to its restore point and leaves its server running.
    public void recover(Volume target, ServerSettings settings, String name) {
        servers.start(
                target,
                settings,
                "-c restore_command=/bin/false",
                "-c recovery_target_name=" + name,
                "-c recovery_target_action=promote",
                "-c hot_standby=off",
                "-c wal_level=logical");
    }

    /// Aurora's clone carries the source's logical slots: its user drops them before an upgrade.
    private void copySlots(Volume source, Volume target, String ownSlot) {
        makeFolder(target.data().resolve("pg_replslot"));
        copyEntries(
                source.data().resolve("pg_replslot"),
                target.data().resolve("pg_replslot"),
                Set.of(ownSlot));
    }

    private void copyWal(Volume source, Path data) {
        makeFolder(data.resolve("pg_wal"));
        makeFolder(data.resolve("pg_wal/archive_status"));
        copyEntries(
                source.data().resolve("pg_wal"), data.resolve("pg_wal"), Set.of("archive_status"));
    }

    private void discard(Path folder) {
        servers.program().run("rm", "-rf", folder.toString()).orThrow();
    }

    private void copyEntries(Path from, Path to, Set<String> except) {
        List<String> command = new ArrayList<>(List.of("cp", "-a", "--reflink=auto", "-t"));
        command.add(to.toString());
        int fixed = command.size();
        try (Stream<Path> entries = Files.list(from)) {
            entries.filter(entry -> !except.contains(String.valueOf(entry.getFileName())))
                    .forEach(entry -> command.add(entry.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (command.size() == fixed) {
            return;
        }
        Program.Ended ended = servers.program().run(command);
        if (ended.failed() && !ended.output().lines().allMatch(VolumeCopy::isVanishedFile)) {
            ended.orThrow();
        }
    }

    /// A file that a server at work has removed meanwhile is not needed: the WAL knows.
    private static boolean isVanishedFile(String line) {
        return line.endsWith("No such file or directory");
    }

    private void makeFolder(Path folder) {
        if (!Files.exists(folder)) {
            servers.user().makePrivateFolder(folder);
        }
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            servers.user().own(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
