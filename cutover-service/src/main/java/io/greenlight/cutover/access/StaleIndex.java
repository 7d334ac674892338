package io.greenlight.cutover.access;

/// An index that has to be rebuilt once the new version runs.
///
/// @param id its oid, which a rename does not change
/// @param name as SQL wants it
/// @param statement that rebuilds it beside clients
/// @param reason what is wrong with it
/// @param ours whether we may
public record StaleIndex(long id, String name, String statement, String reason, boolean ours) {}
