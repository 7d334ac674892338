package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// 18 has other tables of Unicode than 17. pg_upgrade warns of what hangs on them, from 17 on, when
/// the builtin provider came; normalize() is older, and we look for it from 13 on.
final class UnicodeVersionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("unicode-version")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE)
                .only(Span.to(18))
                .says(
                        Severity.WARNING,
                        "relations that hang on the tables of Unicode",
                        "what was written with the old tables may be out of "
                                + "order, or not be found, by the new ones");
    }
}
