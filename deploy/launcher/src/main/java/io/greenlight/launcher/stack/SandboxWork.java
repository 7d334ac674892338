package io.greenlight.launcher.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/// A piece of work that a run's sandbox has done behind its API, as RDS does it: whoever asked for
/// it could only wait.
@JsonIgnoreProperties(ignoreUnknown = true)
public record SandboxWork(Instant began, Instant ended) {

    /// All that has ended.
    public static List<SandboxWork> of(StackState stack) {
        return List.of(SandboxControl.of(stack).get("/_sandbox/work", SandboxWork[].class));
    }
}
