package io.greenlight.preflight.check;

/// A check of what belongs to the whole cluster, asked once.
public non-sealed interface ServerCheck extends QueryCheck {}
