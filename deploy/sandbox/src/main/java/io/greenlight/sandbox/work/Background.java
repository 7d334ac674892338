package io.greenlight.sandbox.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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
    private static final int MOST_DONE = 5_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();
    private final Deque<Done> done = new ArrayDeque<>();
    private final InstantSource clock;

    /// What is interrupted by the end of the sandbox has not failed: the next one looks after it.
    private volatile boolean closing;

    public Background(InstantSource clock) {
        this.clock = clock;
    }

    /// A piece of work that has ended, well or not: whoever measures what others add to it wants to
    /// know how long RDS itself was at it.
    public record Done(List<String> subjects, Instant began, Instant ended) {
        public Done {
            subjects = List.copyOf(subjects);
        }
    }

    /// What has ended, the earliest first; of very much only the latest.
    public synchronized List<Done> done() {
        return List.copyOf(done);
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
                        .thenRunAsync(() -> timed(subjects, work, failed), threads);
        subjects.forEach(it -> last.put(it, task));
    }

    private void timed(Collection<String> subjects, Runnable work, Consumer<String> failed) {
        Instant began = clock.instant();
        guarded(subjects, work, failed);
        synchronized (this) {
            done.add(new Done(List.copyOf(subjects), began, clock.instant()));
            if (done.size() > MOST_DONE) {
                done.removeFirst();
            }
        }
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
