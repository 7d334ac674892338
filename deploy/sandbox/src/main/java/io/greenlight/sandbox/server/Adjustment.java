package io.greenlight.sandbox.server;

/// A setting that had to be raised, because a follower may not have less than its leader.
public record Adjustment(String parameter, String from, String to) {}
