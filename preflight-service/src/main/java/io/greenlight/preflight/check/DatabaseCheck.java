package io.greenlight.preflight.check;

/// A check of what belongs to one database, asked in each.
public non-sealed interface DatabaseCheck extends QueryCheck {}
