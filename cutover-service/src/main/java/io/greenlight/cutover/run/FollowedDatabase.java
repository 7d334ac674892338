package io.greenlight.cutover.run;

/// A database of the source that the target follows.
///
/// @param slot on the source, which the target's subscription of the same name reads; found there,
///   for its number tells only the database's place when the slots were made
public record FollowedDatabase(String name, String slot) {}
