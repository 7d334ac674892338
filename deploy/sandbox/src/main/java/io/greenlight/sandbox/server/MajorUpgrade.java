package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A real pg_upgrade of a volume, hard links instead of copies: RDS has no way back either. Up to
/// the linking a failure leaves the old data directory as it was.
public final class MajorUpgrade {

    /// pg_upgrade wants two ports. They only name sockets; nothing else is numbered so high.
    private static final int APART = 2000;

    private final PostgresServers servers;
    private final Volume volume;
    private final Installation source;
    private final Installation upgrader;

    /// @param source the binaries that served the volume so far
    /// @param upgrader an installation of the new major that has pg_upgrade
    public MajorUpgrade(
            PostgresServers servers, Volume volume, Installation source, Installation upgrader) {
        this.servers = servers;
        this.volume = volume;
        this.source = source;
        this.upgrader = upgrader;
    }

    /// Asks pg_upgrade for its reasons to refuse, while the server goes on working.
    ///
    /// @param logs where its reports go
    /// @param at the moment that their names tell
    public boolean isPossible(Path logs, Instant at) {
        makeTarget();
        List<String> command = command();
        command.addAll(List.of("--check", "--old-port=" + volume.port()));
        return run(command, new Reports(logs, at));
    }

    /// Upgrades the volume, whose server stands still. True when the data directory is of the new
    /// major now.
    public boolean run(Path logs, Instant at) {
        makeTarget();
        List<String> command = command();
        command.addAll(List.of("--link", "--jobs=2", "--old-port=" + volume.port()));
        boolean upgraded = run(command, new Reports(logs, at));
        if (upgraded) {
            takeOver();
        }
        return upgraded;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(upgrader.program("pg_upgrade"));
        command.addAll(List.of("--username=rdsadmin", "--retain"));
        command.add("--old-bindir=" + source.bin());
        command.add("--new-bindir=" + upgrader.bin());
        command.add("--old-datadir=" + volume.data());
        command.add("--new-datadir=" + volume.next());
        command.add("--socketdir=" + servers.paths().sockets());
        command.add("--new-port=" + (volume.port() + APART));
        command.add("--old-options=-c logging_collector=off -c ssl=off");
        command.add("--new-options=-c wal_level=logical -c max_replication_slots=20");
        return command;
    }

    private boolean run(List<String> command, Reports reports) {
        Program.Ended ended =
                new Program(servers.user(), volume.folder(), java.time.Duration.ofMinutes(30))
                        .run(command);
        keep(reports);
        if (ended.failed()) {
            servers.note(reports.folder().resolve("pg_upgrade_precheck.log"), ended.output());
            discard(volume.next());
        }
        return !ended.failed();
    }

    private void makeTarget() {
        discard(volume.next());
        servers.initialize(upgrader, volume.next());
    }

    private void takeOver() {
        Path former = volume.folder().resolve("former");
        try {
            Files.move(volume.data(), former, StandardCopyOption.ATOMIC_MOVE);
            Files.move(volume.next(), volume.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        discard(former);
    }

    /// What pg_upgrade wrote, objects included, under the names that people know from RDS: those of
    /// pg_upgrade with the time behind them.
    private void keep(Reports reports) {
        Path written = volume.next().resolve("pg_upgrade_output.d");
        if (!Files.exists(written)) {
            return;
        }
        servers.user().makePrivateFolder(reports.folder());
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.filter(MajorUpgrade::tells).toList()) {
                Path kept = reports.file(String.valueOf(file.getFileName()));
                Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
                servers.user().own(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Dumps are for pg_upgrade alone, and empty files for nobody.
    private static boolean tells(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file)
                && file.toFile().length() > 0
                && (name.endsWith(".log") || name.endsWith(".txt"));
    }

    private record Reports(Path folder, Instant at) {

        private Path file(String name) {
            return folder.resolve(name + "." + at.getEpochSecond());
        }
    }

    private void discard(Path folder) {
        servers.program().run("rm", "-rf", folder.toString()).orThrow();
    }
}
