package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

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
        upgrader.ifPresent(it -> servers.stopAt(volume.next(), it));
        try {
            if (!Files.exists(volume.data()) && Files.exists(volume.next())) {
                Files.move(volume.next(), volume.data(), StandardCopyOption.ATOMIC_MOVE);
            }
            giveControlFileBack();
            servers.program()
                    .run("rm", "-rf", volume.next().toString(), volume.folder() + "/former")
                    .orThrow();
            return Integer.parseInt(Files.readString(volume.data().resolve("PG_VERSION")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .filter(line -> line.contains("pg_upgrade") && line.contains(volume.folder() + "/"))
                .isPresent();
    }
}
