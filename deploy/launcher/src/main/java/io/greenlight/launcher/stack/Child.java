package io.greenlight.launcher.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One process of the stack, through all its lives.
final class Child {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BEFORE_RESTART = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TO_STOP = Duration.ofSeconds(8);

    private final ProcessSpec spec;
    private final Path log;
    private final Spawner spawner;
    private final Consumer<Child> changed;
    private Process process;
    private boolean stopping;
    private int restarts;

    Child(ProcessSpec spec, Path log, Spawner spawner, Consumer<Child> changed) throws IOException {
        this.spec = spec;
        this.log = log;
        this.spawner = spawner;
        this.changed = changed;
        this.process = spawn();
    }

    String name() {
        return spec.name();
    }

    Path log() {
        return log;
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized int restarts() {
        return restarts;
    }

    /// Waits until it works.
    ///
    /// @throws IOException if it ends before, or takes too long; the message names the log
    void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!spec.ready().answers()) {
            Process now = current();
            if (!now.isAlive()) {
                throw new IOException(
                        "%s ended with code %d while it was starting: see %s"
                                .formatted(spec.name(), now.exitValue(), log));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "%s was not ready after %d s: see %s"
                                .formatted(spec.name(), PATIENCE.toSeconds(), log));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        watch(current());
    }

    /// Ends it: asked first, by force where it does not listen. Ending it again changes nothing.
    void stop() {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        try {
            last.getOutputStream().close();
        } catch (IOException closed) {
            // It has no input any more, which is what was wanted.
        }
        var family = last.descendants().toList();
        last.destroy();
        try {
            if (!last.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized Process current() {
        return process;
    }

    private Process spawn() throws IOException {
        return spawner.start(spec, log);
    }

    private void watch(Process watched) {
        CompletableFuture<Process> _ = watched.onExit().whenComplete((_, _) -> lost());
    }

    private void lost() {
        LockSupport.parkNanos(BEFORE_RESTART.toNanos());
        synchronized (this) {
            if (stopping) {
                return;
            }
            if (spec.nature() != ProcessSpec.Nature.IN_MEMORY) {
                try {
                    process = spawn();
                    restarts++;
                    watch(process);
                } catch (IOException failed) {
                    // The table of processes shows it as gone, which is all that can be said.
                    stopping = true;
                }
            }
        }
        changed.accept(this);
    }
}
