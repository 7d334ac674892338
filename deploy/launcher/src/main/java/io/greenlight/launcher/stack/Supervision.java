package io.greenlight.launcher.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// The process that holds all others of a run, seen from inside.
///
/// It speaks with whoever started it over its own input and output: it prints what it starts, then
/// `READY` or `FAILED <why>`; it reads `keep`, after which it stays when its input ends. An input
/// that ends without that word means that the starter is done, or was killed: everything is
/// stopped.
public final class Supervision {

    private final RunFolder run;
    private final StackSize size;
    private final PrintStream out;

    public Supervision(RunFolder run, StackSize size, PrintStream out) {
        this.run = run;
        this.size = size;
        this.out = out;
    }

    /// Starts everything, stays, and stops everything. The exit code is the process's.
    public int run(InputStream words) {
        Stack stack = new Stack(run);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread cleaner =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            stack.close();
                            run.discardVolumes();
                            stopped.countDown();
                        });
        Runtime.getRuntime().addShutdownHook(cleaner);
        Thread.ofPlatform().daemon().start(() -> obey(words));
        try {
            new StackPlan(run, size, out::println).start(stack);
            out.println("READY");
            stopped.await();
            return 0;
        } catch (IOException | RuntimeException failed) {
            out.println("FAILED " + failed.getMessage());
            return 1;
        } catch (InterruptedException hurried) {
            return 1;
        }
    }

    private static void obey(InputStream words) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.equals("keep")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The same as the end of the input.
        }
        System.exit(0);
    }
}
