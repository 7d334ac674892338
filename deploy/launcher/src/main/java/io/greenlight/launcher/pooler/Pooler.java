package io.greenlight.launcher.pooler;

import java.nio.file.Path;

/// One PgBouncer: its name, the port of loopback that it listens on, the folder that holds its
/// files.
public record Pooler(String name, int port, Path folder) {

    /// The name of its administrator, in its userlist and in Secrets Manager.
    public static final String ADMIN = "pooler_admin";

    public Path ini() {
        return folder.resolve("pgbouncer.ini");
    }

    /// Holds the `[databases]` section and nothing else, because the cutover writes it anew.
    public Path databases() {
        return folder.resolve("databases.ini");
    }

    public Path users() {
        return folder.resolve("userlist.txt");
    }

    /// The name of the secret with its administrator's login.
    public String secret() {
        return "greenlight/poolers/" + name;
    }
}
