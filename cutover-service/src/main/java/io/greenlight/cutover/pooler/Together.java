package io.greenlight.cutover.pooler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Several things at once, each on a thread of its own, because clients wait for all of them.
public final class Together {

    private Together() {}

    /// Something to do.
    @FunctionalInterface
    public interface Act {
        void run() throws Exception;
    }

    /// Does all of it; when one fails, its exception is thrown after all have ended.
    public static void run(List<? extends Act> acts) throws Exception {
        call(
                acts.stream()
                        .<Callable<Boolean>>map(act ->
                                () -> {
                                    act.run();
                                    return true;
                                })
                        .toList());
    }

    /// The results in the order of the calls; when one fails, its exception is thrown.
    public static <T> List<T> call(List<? extends Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = calls.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        }
    }

    /// Does it within that time, or throws [TimeoutException] and leaves it to end by itself.
    public static void within(Duration deadline, Act act) throws Exception {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Future<Boolean> future =
                threads.submit(() -> {
                    act.run();
                    return true;
                });
        threads.shutdown();
        try {
            future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static Exception cause(ExecutionException failed) {
        return failed.getCause() instanceof Exception exception ? exception : failed;
    }
}
