package io.greenlight.launcher.stack;

import java.util.List;
import java.util.Map;

/// A process that is to run.
///
/// @param name also the name of its log file
/// @param environment what it gets beside our own environment
/// @param ready when it counts as started
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Probe ready,
        Nature nature) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What kind of process it is, which decides what its end means.
    public enum Nature {
        /// Holds no state: started again when it ends by itself, as a container platform does.
        STATELESS,
        /// Keeps its state on disk and has children of its own, which it must be allowed to stop.
        PARENT,
        /// Its state is gone with it; the run goes on without, and `status` says so.
        IN_MEMORY
    }
}
