package io.greenlight.launcher.bench;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.launcher.demo.Disturbance;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Kills one service with -9 at one place, once. Its supervisor starts it again.
///
/// With several copies all of them are killed, because nobody can tell which one has stopped there.
public final class Crash implements Disturbance {

    private static final String ON = "on.";

    private final RunFolder run;
    private final String service;
    private final String place;
    private final Since since;
    private boolean done;

    /// @param point `<service>.<place>`
    public Crash(RunFolder run, String point, Since since) {
        this.run = run;
        int dot = point.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("no failpoint: " + point);
        }
        this.service = point.substring(0, dot);
        this.place = point.substring(dot + 1);
        this.since = since;
    }

    /// From when on a service that comes by is killed. A way back has steps whose names the upgrade
    /// before it has, too.
    public enum Since {
        BEGIN,
        UPGRADED
    }

    /// Whether the service came by.
    public boolean happened() {
        return done;
    }

    /// Lays the trap, or will when it is time to. Without this only places of the form `on.<event>`
    /// are watched.
    public void arm() {
        if (since == Since.BEGIN) {
            lay();
        }
    }

    private void lay() {
        if (place.startsWith(ON)) {
            return;
        }
        try {
            Files.createDirectories(run.failpoints());
            Files.writeString(file("armed"), "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Takes the trap away, in case that nobody came by.
    public void disarm() {
        try {
            Files.deleteIfExists(file("armed"));
            Files.deleteIfExists(file("reached"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void tagged() {
        if (place.equals(ON + "tagged")) {
            kill();
        }
    }

    @Override
    public void heard(UpgradeEvent event) {
        boolean isOver = event instanceof UpgradedInPlace || event instanceof UpgradeStuck;
        if (since == Since.UPGRADED && isOver) {
            lay();
        }
        if (place.equals(ON + EventCodec.typeName(event.getClass()))) {
            kill();
        }
    }

    @Override
    public void look() {
        if (Files.exists(file("reached"))) {
            kill();
        }
    }

    private void kill() {
        if (done) {
            return;
        }
        List<ProcessHandle> copies =
                StackState.read(run.state()).orElseThrow().processes().stream()
                        .filter(one ->
                                one.name().equals(service) || one.name().startsWith(service + "-"))
                        .flatMap(one -> one.alive().stream())
                        .toList();
        copies.forEach(ProcessHandle::destroyForcibly);
        done = !copies.isEmpty();
    }

    private Path file(String state) {
        return run.failpoints().resolve("%s.%s.%s".formatted(service, place, state));
    }
}
