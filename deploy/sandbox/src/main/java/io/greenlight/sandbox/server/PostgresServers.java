package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes, starts and stops PostgreSQL servers. A server outlives the sandbox that started it; its
/// `postmaster.pid` tells the next one.
public final class PostgresServers {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installations installations;
    private final OsUser user;
    private final ServerPaths paths;

    public PostgresServers(Installations installations, OsUser user, ServerPaths paths) {
        this.installations = installations;
        this.user = user;
        this.paths = paths;
    }

    public void makeFolder(Volume volume) {
        user.makePrivateFolder(paths.volumes());
        user.makePrivateFolder(volume.folder());
    }

    /// Removes a volume and all that is on it.
    public void remove(Volume volume) {
        program().run("rm", "-rf", volume.folder().toString()).orThrow();
    }

    /// Leaves a text for the people who read an instance's log files.
    public void note(Path file, String text) {
        user.makePrivateFolder(file.resolveSibling("."));
        write(file, text + "\n");
    }

    /// Makes an empty data directory, alike in every major: pg_upgrade wants locale, encoding and
    /// checksums of both sides to match.
    public void initialize(Installation installation, Path data) {
        user.makePrivateFolder(data);
        program()
                .run(
                        installation.program("initdb"),
                        "--pgdata=" + data,
                        "--username=rdsadmin",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--data-checksums",
                        "--auth=trust",
                        "--no-sync")
                .orThrow();
    }

    /// Starts the server, unless it runs; returns when it takes connections. One that followed
    /// another and does so no longer is promoted.
    ///
    /// @return what had to be set higher than the settings say
    public List<Adjustment> start(Volume volume, ServerSettings settings, String... options) {
        List<Adjustment> adjustments =
                runs(volume) ? List.of() : startResting(volume, settings, options);
        if (!(settings.role() instanceof Role.Follower) && Files.exists(volume.standbySignal())) {
            control(volume, settings.version(), "promote", "-w", "-t", "120").orThrow();
        }
        return adjustments;
    }

    private List<Adjustment> startResting(
            Volume volume, ServerSettings settings, String... options) {
        List<Adjustment> adjustments = configure(volume, settings);
        List<String> command = new ArrayList<>();
        command.add(installations.require(settings.version()).program("pg_ctl"));
        command.addAll(List.of("start", "-w", "-t", "120", "-D", volume.data().toString()));
        command.addAll(List.of("-l", settings.logs().resolve("start.log").toString()));
        if (options.length > 0) {
            command.addAll(List.of("-o", String.join(" ", options)));
        }
        Program.Ended ended = program().run(command);
        if (ended.failed()) {
            throw new ProgramFailure(
                    "PostgreSQL %s does not start: %s"
                            .formatted(settings.version(), lastLines(settings.logs())));
        }
        return adjustments;
    }

    /// Lets a server at work read its settings again; those that need a start have to wait for one.
    public void reload(Volume volume, ServerSettings settings) {
        configure(volume, settings);
        if (runs(volume)) {
            control(volume, settings.version(), "reload").orThrow();
        }
    }

    public void stop(Volume volume, EngineVersion version) {
        if (runs(volume)) {
            control(volume, version, "stop", "-w", "-t", "120", "-m", "fast").orThrow();
        }
    }

    /// Stops whatever server works on a folder that is no volume's data directory.
    void stopAt(Path data, Installation installation) {
        if (postmaster(data).isPresent()) {
            program()
                    .run(
                            installation.program("pg_ctl"),
                            "stop",
                            "-w",
                            "-m",
                            "fast",
                            "-D",
                            data.toString())
                    .orThrow();
        }
    }

    /// True when there is a whole data directory, whoever works on it.
    public boolean isMade(Volume volume) {
        return Files.exists(volume.data().resolve("PG_VERSION"));
    }

    public boolean runs(Volume volume) {
        return postmaster(volume.data()).isPresent();
    }

    private static Optional<ProcessHandle> postmaster(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(PostgresServers::isPostgres);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// After a reboot of the machine somebody else may have the number that the file names.
    private static boolean isPostgres(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/comm"))
                    .startsWith("postgres");
        } catch (IOException _) {
            return false;
        }
    }

    private Program.Ended control(Volume volume, EngineVersion version, String... verb) {
        List<String> command = new ArrayList<>();
        command.add(installations.require(version).program("pg_ctl"));
        command.addAll(List.of(verb));
        command.addAll(List.of("-D", volume.data().toString()));
        return program().run(command);
    }

    private List<Adjustment> configure(Volume volume, ServerSettings settings) {
        user.makePrivateFolder(settings.logs());
        List<Adjustment> adjustments = List.of();
        if (settings.role() instanceof Role.Follower(Volume leader)) {
            adjustments = floors(settings, volume, leader).adjustments(settings.parameters());
            write(volume.standbySignal(), "");
        } else if (Files.exists(volume.standbySignal())) {
            // It is a standby until it is promoted, and does not start with less than its WAL says.
            adjustments = floors(settings, volume).adjustments(settings.parameters());
        }
        ServerSettings able = settings.adjusted(adjustments);
        write(volume.data().resolve("postgresql.conf"), able.file(volume, paths));
        write(volume.data().resolve("pg_hba.conf"), settings.hostBasedAuthentication());
        return adjustments;
    }

    private StandbyFloors floors(ServerSettings settings, Volume... volumes) {
        var floors = new StandbyFloors();
        String reader = installations.require(settings.version()).program("pg_controldata");
        for (Volume volume : volumes) {
            floors.learn(program().run(reader, volume.data().toString()).orThrow().output());
        }
        return floors;
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            user.own(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the server said last, in its newest log file.
    private static String lastLines(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            Path newest =
                    files.max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                            .orElseThrow();
            List<String> lines = Files.readAllLines(newest);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException | NoSuchElementException _) {
            return "it left no log";
        }
    }

    Program program() {
        return new Program(user, paths.home(), PATIENCE);
    }

    OsUser user() {
        return user;
    }

    ServerPaths paths() {
        return paths;
    }
}
