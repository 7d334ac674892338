package io.greenlight.launcher.stack;

import java.util.Map;

/// Trouble that a run's sandbox makes when somebody asks for it.
public final class SandboxTrouble {

    private final SandboxControl control;

    private SandboxTrouble(SandboxControl control) {
        this.control = control;
    }

    /// That of the sandbox which the run's variables lead to.
    public static SandboxTrouble of(StackState stack) {
        return new SandboxTrouble(SandboxControl.of(stack));
    }

    /// The next work of that kind fails, once.
    ///
    /// @param kind one of those in the sandbox's README
    /// @param reason what events will say
    public void fail(String kind, String reason) {
        control.post(
                "/_sandbox/work",
                Map.of("kind", kind, "failure", reason),
                "makes no trouble of kind " + kind);
    }
}
