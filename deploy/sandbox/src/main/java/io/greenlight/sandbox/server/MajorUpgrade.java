package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    /// @param logs where its reports go when it has any
    public boolean isPossible(Path logs) {
        makeTarget();
        List<String> command = command();
        command.addAll(List.of("--check", "--old-port=" + volume.port()));
        return run(command, logs);
    }

    /// Upgrades the volume, whose server stands still. True when the data directory is of the new
    /// major now.
    public boolean run(Path logs) {
        makeTarget();
        List<String> command = command();
        command.addAll(List.of("--link", "--jobs=2", "--old-port=" + volume.port()));
        boolean upgraded = run(command, logs);
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

    private boolean run(List<String> command, Path logs) {
        Program.Ended ended =
                new Program(servers.user(), volume.folder(), java.time.Duration.ofMinutes(30))
                        .run(command);
        if (ended.failed()) {
            keepReports(ended.output(), logs);
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

    /// What people know from RDS: the log of the check under one name, then whatever pg_upgrade
    /// wrote for people to read, its lists of objects included.
    private void keepReports(String output, Path logs) {
        try (Stream<Path> files =
                Files.exists(volume.next().resolve("pg_upgrade_output.d"))
                        ? Files.walk(volume.next().resolve("pg_upgrade_output.d"))
                        : Stream.empty()) {
            Files.writeString(logs.resolve("pg_upgrade_precheck.log"), output);
            for (Path file : files.filter(MajorUpgrade::isForPeople).toList()) {
                Files.copy(
                        file,
                        logs.resolve(String.valueOf(file.getFileName())),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its dumps lie beside its logs.
    private static boolean isForPeople(Path file) {
        return file.toString().matches(".*\\.(log|txt)");
    }

    private void discard(Path folder) {
        servers.program().run("rm", "-rf", folder.toString()).orThrow();
    }
}
