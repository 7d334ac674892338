package io.greenlight.cutover.cleanup;

import io.greenlight.contracts.ResourceId;

/// Which two clusters a cleanup is about, as the switchover left them. Names and endpoints may have
/// changed since; resource ids have not.
///
/// After an upgrade in place it is the clone that may be deleted, or the cluster that was left.
///
/// @param replaced the old cluster: the only one that may be deleted
/// @param successor the one that has taken its place, which stays
public record CleanupFacts(ResourceId replaced, ResourceId successor) {

    public CleanupFacts {
        if (replaced.equals(successor)) {
            throw new IllegalStateException(replaced + " cannot have replaced itself");
        }
    }
}
