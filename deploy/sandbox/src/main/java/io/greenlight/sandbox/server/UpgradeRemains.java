package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What a major upgrade leaves behind whose sandbox was killed in the middle: brought to one side
/// or the other.
public final class UpgradeRemains {

    private final PostgresServers servers;
    private final Volume volume;

    public UpgradeRemains(PostgresServers servers, Volume volume) {
        this.servers = servers;
        this.volume = volume;
    }

    /// Ends what still runs of it, and makes the data directory whole.
    ///
    /// @param upgrader whose server may still run on the new directory
    /// @return the major that the volume is of now
    public int settle(Optional<Installation> upgrader) {
        ProcessHandle.allProcesses()
                .filter(this::isUpgradeOfOurs)
                .forEach(ProcessHandle::destroyForcibly);
        // pg_upgrade starts the old server, too, without a network: it must not be taken for ours.
        upgrader.ifPresent(it -> servers.stopAt(volume.data(), it));
        upgrader.ifPresent(it -> servers.stopAt(volume.next(), it));
        try {
            if (!Files.exists(volume.data()) && Files.exists(volume.next())) {
                Files.move(volume.next(), volume.data(), StandardCopyOption.ATOMIC_MOVE);
            }
            giveControlFileBack();
            removeScratch();
            return Integer.parseInt(Files.readString(volume.data().resolve("PG_VERSION")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A bootstrap server that has lost its initdb writes on for a moment, and names no folder in
    /// its command line by which to find it.
    private void removeScratch() {
        List<String> remove =
                List.of("rm", "-rf", volume.next().toString(), volume.folder() + "/former");
        for (int attempt = 1; servers.program().run(remove).failed() && attempt < 50; attempt++) {
            LockSupport.parkNanos(100_000_000);
        }
        servers.program().run(remove).orThrow();
    }

    /// pg_upgrade --link takes the control file away before it links. As long as no new server has
    /// worked on the links, the old one may.
    private void giveControlFileBack() throws IOException {
        Path control = volume.data().resolve("global/pg_control");
        Path taken = volume.data().resolve("global/pg_control.old");
        if (Files.exists(taken) && !Files.exists(control)) {
            Files.move(taken, control);
        }
    }

    private boolean isUpgradeOfOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line ->
                        line.contains(volume.next().toString())
                                && (line.contains("pg_upgrade") || line.contains("initdb")))
                .isPresent();
    }
}
