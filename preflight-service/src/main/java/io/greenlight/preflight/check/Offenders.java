package io.greenlight.preflight.check;

import io.greenlight.preflight.check.Offender.Effect;
import java.util.List;

/// What was found in one database, on its way to findings.
///
/// @param database where, as it stands in findings
public record Offenders(String database, List<Offender> all) {

    public Offenders {
        all = List.copyOf(all);
    }

    /// Those that stand in that way.
    Offenders on(Way way) {
        return new Offenders(database, all.stream().filter(one -> one.standsIn(way)).toList());
    }

    Offenders blocking() {
        return only(Effect.BLOCKS);
    }

    Offenders warning() {
        return only(Effect.WARNS);
    }

    private Offenders only(Effect effect) {
        return new Offenders(database, all.stream().filter(one -> one.effect() == effect).toList());
    }
}
