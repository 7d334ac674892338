package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// An index is as good as the order that its texts were sorted by. When the library behind a
/// collation changes (glibc, ICU), what was sorted before is out of order now, on the source
/// already, and a target may have another library again.
final class CollationVersionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("collation-version")
                .on(
                        Severity.WARNING,
                        Way.IN_PLACE,
                        Way.GLOBAL_MINOR,
                        Way.CLONE,
                        Way.LOGICAL,
                        Way.DMS)
                .says(
                        Severity.WARNING,
                        "collations whose library has changed",
                        "indexes on such texts may miss rows, on the source as on"
                                + " the target: rebuild them, and only then believe a "
                                + "comparison of contents");
    }
}
