package io.greenlight.sandbox.work;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Work that an API call has started and does not wait for. What concerns one cluster is done one
/// after the other, in the order that it was asked for.
public final class Background implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("sandbox");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /// What is interrupted by the end of the sandbox has not failed: the next one looks after it.
    private volatile boolean closing;

    /// Starts work behind what was asked for before on the same cluster.
    ///
    /// @param subject the resource id of the cluster that it is about
    /// @param failed what to do with the reason when the work fails
    public void start(String subject, Runnable work, Consumer<String> failed) {
        last.compute(
                subject,
                (_, before) ->
                        (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                                .thenRunAsync(() -> guarded(subject, work, failed), threads));
    }

    /// The same for work on a subject that comes to be by it: what is asked of that one waits, too.
    public void start(String subject, String made, Runnable work, Consumer<String> failed) {
        start(subject, work, failed);
        CompletableFuture<Void> task = last.get(subject);
        if (task != null) {
            last.put(made, task);
        }
    }

    private void guarded(String subject, Runnable work, Consumer<String> failed) {
        try {
            work.run();
        } catch (Injections.InjectedFailure e) {
            failed.accept(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (closing) {
                return;
            }
            LOG.log(System.Logger.Level.ERROR, "work on " + subject + " failed", e);
            failed.accept(String.valueOf(e.getMessage()));
        }
    }

    public void soon(Runnable work) {
        threads.execute(() -> guarded("an endpoint", work, _ -> {}));
    }

    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        threads.close();
    }
}
