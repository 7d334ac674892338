package io.greenlight.launcher.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/// A piece of work that a run's sandbox has done, as RDS does it: whoever asked for it could only
/// wait.
@JsonIgnoreProperties(ignoreUnknown = true)
public record SandboxWork(Kind kind, Instant began, Instant ended) {

    /// Whether that was before the answer.
    public enum Kind {
        @JsonProperty("work")
        WORK,
        @JsonProperty("answer")
        ANSWER
    }

    /// All that has ended.
    public static List<SandboxWork> of(StackState stack) {
        return List.of(SandboxControl.of(stack).get("/_sandbox/work", SandboxWork[].class));
    }
}
