package io.greenlight.launcher.stack;

import java.util.Map;

/// Patches of the engine, which a run's sandbox announces when somebody asks for it, as AWS does
/// when it has one.
public final class SandboxPatches {

    private final SandboxControl control;

    private SandboxPatches(SandboxControl control) {
        this.control = control;
    }

    /// Those of the sandbox which the run's variables lead to.
    public static SandboxPatches of(StackState stack) {
        return new SandboxPatches(SandboxControl.of(stack));
    }

    /// One waits for that cluster from now on.
    public void announce(String arn) {
        control.post(
                "/_sandbox/maintenance",
                Map.of(
                        "resource", arn,
                        "action", "system-update",
                        "description", "the demo's patch of the engine"),
                "announces no patch of " + arn);
    }
}
