package io.greenlight.sandbox.work;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Work that an API call has started and does not wait for. What concerns one cluster is done one
/// after the other, in the order that it was asked for.
public final class Background implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("sandbox");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();
    private final WorkLog log;

    /// What is interrupted by the end of the sandbox has not failed: the next one looks after it.
    private volatile boolean closing;

    public Background(InstantSource clock) {
        this.log = new WorkLog(clock);
    }

    /// What was worked at, here and at answers.
    public WorkLog log() {
        return log;
    }

    /// Starts work behind what was asked for before on the same cluster.
    ///
    /// @param subject the resource id of the cluster that it is about
    /// @param failed what to do with the reason when the work fails
    public void start(String subject, Runnable work, Consumer<String> failed) {
        start(List.of(subject), work, failed);
    }

    /// The same for work on several clusters: it waits for what was asked of each of them, and what
    /// is asked of any of them later waits for it.
    public synchronized void start(
            Collection<String> subjects, Runnable work, Consumer<String> failed) {
        CompletableFuture<?>[] before =
                subjects.stream()
                        .map(last::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> task =
                CompletableFuture.allOf(before)
                        .thenRunAsync(
                                () ->
                                        log.work(
                                                List.copyOf(subjects),
                                                () -> guarded(subjects, work, failed)),
                                threads);
        subjects.forEach(it -> last.put(it, task));
    }

    private void guarded(Collection<String> subjects, Runnable work, Consumer<String> failed) {
        try {
            work.run();
        } catch (Injections.InjectedFailure e) {
            failed.accept(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (closing) {
                return;
            }
            LOG.log(System.Logger.Level.ERROR, "work on " + subjects + " failed", e);
            failed.accept(String.valueOf(e.getMessage()));
        }
    }

    public void soon(Runnable work) {
        threads.execute(() -> guarded(List.of("an endpoint"), work, _ -> {}));
    }

    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        threads.close();
    }
}
