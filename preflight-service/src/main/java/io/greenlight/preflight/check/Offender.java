package io.greenlight.preflight.check;

import java.util.Set;

/// One object that stands in the way.
///
/// @param object as PostgreSQL quotes it
/// @param remedy statements for this object alone
/// @param effect what it does to the upgrade
/// @param ways the words of those on which it stands in the way; all, if none are named
public record Offender(String object, String remedy, Effect effect, Set<String> ways) {

    public Offender {
        ways = Set.copyOf(ways);
    }

    /// One that stands in all ways.
    public Offender(String object, String remedy, Effect effect) {
        this(object, remedy, effect, Set.of());
    }

    boolean standsIn(Way way) {
        return ways.isEmpty() || ways.contains(way.word());
    }

    /// What the query said of it, if it tells offenders apart.
    public enum Effect {
        BLOCKS,
        WARNS
    }

    static Offender blocking(String object, String remedy) {
        return new Offender(object, remedy, Effect.BLOCKS);
    }

    static Offender warning(String object, String remedy) {
        return new Offender(object, remedy, Effect.WARNS);
    }
}
