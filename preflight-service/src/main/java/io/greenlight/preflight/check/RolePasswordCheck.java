package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// RDS shows nobody what passwords are (pg_authid), so roles that are made anew on an empty target
/// come without. A clone, and an upgrade in place, keep them.
final class RolePasswordCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("role-password")
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "roles whose password cannot be carried",
                        "they cannot log in to the target before somebody gives "
                                + "them their password there; the remedy is for psql, on "
                                + "the target");
    }
}
