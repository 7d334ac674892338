package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// btree_gist's operator classes for inet and cidr leave out rows that a query should find. 19 has
/// others for a default, and its pg_upgrade refuses the old ones.
final class GistInetIndexCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("gist-inet-index")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .only(Span.to(19))
                .says(
                        Severity.BLOCKED,
                        "indexes of btree_gist on inet or cidr",
                        "pg_upgrade refuses the cluster; make them anew with " + "inet_ops")
                .says(
                        Severity.WARNING,
                        "indexes of btree_gist on inet or cidr",
                        "they leave out rows; make them anew with inet_ops");
    }
}
