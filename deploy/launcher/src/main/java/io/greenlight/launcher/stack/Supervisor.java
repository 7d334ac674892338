package io.greenlight.launcher.stack;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The process that holds all others of a run, seen from outside. It lies in a session of its own,
/// so that Ctrl-C reaches only the one who started it, who then stops it in order.
public final class Supervisor implements AutoCloseable {

    private final Process process;
    private final Thread ender;
    private final StackState state;

    private Supervisor(Process process, Thread ender, StackState state) {
        this.process = process;
        this.ender = ender;
        this.state = state;
    }

    /// Starts a run and comes back when everything in it works.
    ///
    /// @param say hears what is being started
    /// @throws IOException if a part does not start; everything is stopped again by then
    public static Supervisor start(RunFolder run, StackSize size, Consumer<String> say)
            throws IOException {
        Process process =
                new ProcessBuilder(command(run, size))
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(run.log("supervisor").toFile()))
                        .start();
        Thread ender = Thread.ofPlatform().unstarted(() -> end(process));
        Runtime.getRuntime().addShutdownHook(ender);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.equals("READY")) {
                    return new Supervisor(
                            process, ender, StackState.read(run.state()).orElseThrow());
                }
                if (line.startsWith("FAILED ")) {
                    end(process);
                    throw new IOException(line.substring("FAILED ".length()));
                }
                say.accept(line);
            }
        }
        throw new IOException("the supervisor ended: see " + run.log("supervisor"));
    }

    public StackState state() {
        return state;
    }

    /// Lets everything run on without us.
    public void keep() throws IOException {
        OutputStream words = process.getOutputStream();
        words.write("keep\n".getBytes(StandardCharsets.UTF_8));
        words.flush();
        Runtime.getRuntime().removeShutdownHook(ender);
    }

    /// Stops everything and waits for it; what was kept is not closed.
    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException gone) {
            process.destroy();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(RunFolder run, StackSize size) {
        List<String> command = new ArrayList<>();
        if (new File("/usr/bin/setsid").canExecute()) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        "io.greenlight.launcher.Greenlight",
                        "supervise",
                        "--repository",
                        run.repository().toString(),
                        "--run",
                        run.folder().toString(),
                        "--majors",
                        size.servers().majors(),
                        "--poolers",
                        Integer.toString(size.poolers()),
                        "--failpoints",
                        size.failpoints().name(),
                        "--priority",
                        size.priority().name()));
        size.servers().minors().forEach(minor -> command.addAll(List.of("--minor", minor)));
        size.copies().forEach((name, n) -> command.addAll(List.of("--copies", name + "=" + n)));
        size.settings()
                .forEach((name, value) -> command.addAll(List.of("--setting", name + "=" + value)));
        return command;
    }
}
