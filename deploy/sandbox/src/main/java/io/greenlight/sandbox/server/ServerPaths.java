package io.greenlight.sandbox.server;

import java.nio.file.Path;

/// Files below the sandbox's home that every server uses.
public record ServerPaths(Path home) {

    /// A socket's path may not be longer than this on Linux, terminator included.
    private static final int LONGEST_SOCKET = 107;

    public ServerPaths {
        home = home.toAbsolutePath().normalize();
        if (home.resolve("sock/.s.PGSQL.65535").toString().length() > LONGEST_SOCKET) {
            throw new IllegalArgumentException(
                    home + " is too long a path for a socket: choose a shorter --home");
        }
    }

    public Path sockets() {
        return home.resolve("sock");
    }

    public Path socket(Volume volume) {
        return sockets().resolve(".s.PGSQL." + volume.port());
    }

    public Path authority() {
        return home.resolve("ca.pem");
    }

    public Path certificate() {
        return home.resolve("tls/server.pem");
    }

    public Path key() {
        return home.resolve("tls/server.key");
    }

    public Path volumes() {
        return home.resolve("volumes");
    }

    public Path instances() {
        return home.resolve("instances");
    }

    public Path state() {
        return home.resolve("state.json");
    }
}
