package io.greenlight.preflight.check;

/// One object that stands in the way.
///
/// @param object as PostgreSQL quotes it
/// @param remedy statements for this object alone
/// @param effect what it does to the upgrade
public record Offender(String object, String remedy, Effect effect) {

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
