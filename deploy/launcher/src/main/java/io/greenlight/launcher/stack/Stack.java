package io.greenlight.launcher.stack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processes of a run, in the order in which they were started; ended in the reverse order.
///
/// `stack.json` is written before a process is waited for: whatever happens then, its pid is known.
public final class Stack implements AutoCloseable {

    private final RunFolder run;
    private final Spawner spawner = new Spawner();
    private final Deque<Child> children = new ArrayDeque<>();
    private List<StackState.PoolerEntry> poolers = List.of();
    private Map<String, String> environment = Map.of();
    private boolean ready;
    private boolean closing;

    public Stack(RunFolder run) {
        this.run = run;
        save();
    }

    /// Starts it and comes back when it works.
    ///
    /// @throws IOException if it does not; the message names its log
    public void start(ProcessSpec spec) throws IOException {
        launch(spec).awaitReady();
    }

    /// Starts them all at once and comes back when all of them work.
    public void startTogether(List<ProcessSpec> specs) throws IOException {
        List<Child> launched = new ArrayList<>();
        for (ProcessSpec spec : specs) {
            launched.add(launch(spec));
        }
        for (Child child : launched) {
            child.awaitReady();
        }
    }

    /// Runs a tool to its end, with a log of its own.
    public void run(String name, List<String> command) throws IOException {
        spawner.run(command, environment(), run.log(name));
    }

    public synchronized void use(List<StackState.PoolerEntry> known) {
        poolers = known;
        save();
    }

    public synchronized void use(Map<String, String> variables) {
        environment = variables;
        save();
    }

    /// Says to whoever reads `stack.json` that everything works.
    public synchronized void declareReady() {
        ready = true;
        save();
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        Child last;
        while ((last = takeLast()) != null) {
            last.stop();
        }
        save();
    }

    private synchronized @Nullable Child takeLast() {
        return children.pollLast();
    }

    private synchronized Map<String, String> environment() {
        return environment;
    }

    private synchronized Child launch(ProcessSpec spec) throws IOException {
        if (closing) {
            throw new IOException("the run is being stopped");
        }
        Child child = new Child(spec, run.log(spec.name()), spawner, _ -> save());
        children.addLast(child);
        save();
        return child;
    }

    private synchronized void save() {
        List<StackState.Entry> entries =
                children.stream()
                        .map(child ->
                                StackState.Entry.of(child.name(), child.pid(), child.restarts()))
                        .toList();
        StackState.Entry self = StackState.Entry.of("supervisor", ProcessHandle.current().pid(), 0);
        new StackState(self, entries, poolers, environment, ready).write(run.state());
    }
}
