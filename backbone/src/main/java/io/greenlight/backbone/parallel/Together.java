package io.greenlight.backbone.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Several things at once, each on a thread of its own, because somebody waits for all of them.
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
        return call(Math.max(1, calls.size()), calls);
    }

    /// The same for what throws nothing checked, no more than so many at a time.
    ///
    /// @throws Stopped when this thread is told to stop
    public static <T> List<T> get(int atOnce, List<? extends Supplier<T>> suppliers) {
        try {
            return call(atOnce, suppliers.stream().<Callable<T>>map(one -> one::get).toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Stopped(stopped);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception unheardOf) {
            throw new IllegalStateException("a supplier throws nothing checked", unheardOf);
        }
    }

    /// The thread that waited was told to stop: a passing fault, and no broken promise.
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(InterruptedException why) {
            super("stopped while several things were done", why);
        }
    }

    private static <T> List<T> call(int atOnce, List<? extends Callable<T>> calls)
            throws Exception {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<T>> futures = calls.stream().map(threads::submit).toList();
            try {
                return results(futures);
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                throw stopped;
            }
        }
    }

    /// The first failure goes to the caller, with the others behind it.
    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                failures.add(cause(failed));
            }
        }
        if (!failures.isEmpty()) {
            Exception first = failures.removeFirst();
            failures.stream().filter(other -> !other.equals(first)).forEach(first::addSuppressed);
            throw first;
        }
        return results;
    }

    /// Begins it beside the caller, who is to [#await] its end.
    public static Future<?> begin(Act act) {
        FutureTask<Boolean> task =
                new FutureTask<>(() -> {
                    act.run();
                    return true;
                });
        Thread.ofVirtual().start(task);
        return task;
    }

    /// Waits until then for its end, or throws [TimeoutException] and leaves it to end by itself.
    ///
    /// @param until as [System#nanoTime] counts
    public static void await(Future<?> begun, long until) throws Exception {
        try {
            begun.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    /// An error is nobody's answer: it goes on as what it is.
    private static Exception cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case Exception exception -> exception;
            case Error error -> throw error;
            case null, default -> failed;
        };
    }
}
