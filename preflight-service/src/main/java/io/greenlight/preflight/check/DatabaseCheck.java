package io.greenlight.preflight.check;

import java.util.Set;

/// A check of what belongs to one database, asked in each.
public non-sealed interface DatabaseCheck extends QueryCheck {

    /// What a database has to make use of for this check to find anything in it: all of these.
    default Set<Feature> features() {
        return Set.of();
    }
}
