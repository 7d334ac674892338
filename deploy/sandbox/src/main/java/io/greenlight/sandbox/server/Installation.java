package io.greenlight.sandbox.server;

import java.nio.file.Files;
import java.nio.file.Path;

/// One PostgreSQL on this machine.
///
/// @param version what it is
/// @param home the folder above `bin`
public record Installation(EngineVersion version, Path home) {

    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    public Path bin() {
        return home.resolve("bin");
    }

    /// A wheel without TLS upgrades others but serves nobody.
    public boolean serves() {
        return !Files.exists(home.resolve(".tools-only"));
    }

    /// A release that is younger than all others here may write into its catalogs what their
    /// pg_upgrade does not know: no other major takes it over.
    public boolean isDeadEnd() {
        return Files.exists(home.resolve(".dead-end"));
    }

    public boolean upgrades() {
        return Files.isExecutable(home.resolve("bin/pg_upgrade"));
    }
}
