package io.greenlight.launcher.command;

import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Started by the others, in a session of its own: holds the processes of one run.
@Command(name = "supervise", hidden = true, description = "Holds the processes of one run.")
@SuppressWarnings("NullAway.Init")
public final class SuperviseCommand implements Callable<Integer> {

    @Option(names = "--repository", required = true)
    private Path repository;

    @Option(names = "--run", required = true)
    private Path run;

    @Option(names = "--majors", required = true)
    private String majors;

    @Option(names = "--minor")
    private List<String> minors = new ArrayList<>();

    @Option(names = "--poolers", required = true)
    private int poolers;

    @Option(names = "--copies")
    private Map<String, Integer> copies = Map.of();

    @Option(names = "--setting")
    private Map<String, String> settings = Map.of();

    @Option(names = "--failpoints", required = true)
    private StackSize.Failpoints failpoints;

    @Option(names = "--priority", required = true)
    private StackSize.Priority priority;

    @Override
    public Integer call() {
        return new Supervision(
                        new RunFolder(repository, run),
                        new StackSize(
                                new StackSize.Servers(majors, minors),
                                poolers,
                                copies,
                                failpoints,
                                priority,
                                settings),
                        System.out)
                .run(System.in);
    }
}
