package io.greenlight.launcher.demo;

import io.greenlight.launcher.stack.SandboxTrouble;

/// What goes wrong in a demo because somebody wished it.
enum Trouble {
    READER_UPGRADE("reader_upgrade", "The reader did not come back: as somebody wished"),
    WRITER_UPGRADE("writer_upgrade", "The writer did not come up: as somebody wished");

    private final String kind;
    private final String reason;

    Trouble(String kind, String reason) {
        this.kind = kind;
        this.reason = reason;
    }

    /// What RDS says of it.
    String reason() {
        return reason;
    }

    /// Happens to the next upgrade, once.
    void befall(SandboxTrouble sandbox) {
        sandbox.fail(kind, reason);
    }
}
