package io.greenlight.sandbox.server;

/// What a server is to the others that carry the same data.
public sealed interface Role {

    /// Nobody follows it.
    record Alone() implements Role {}

    /// It takes writes, and others follow it.
    record Leader() implements Role {}

    /// It replays what the server on another volume writes, and answers reads meanwhile.
    record Follower(Volume leader) implements Role {}
}
