package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.cutover.run.Asked;

/// A pending action that RDS was asked to apply at once.
///
/// @param resource the ARN of a cluster or an instance
/// @param action RDS's word
public record AskedPatch(String resource, String action, Asked asked) {

    /// Whether it is that one.
    boolean isOf(Maintenance.Pending pending) {
        return resource.equals(pending.resource()) && action.equals(pending.action());
    }

    /// For a person.
    String name() {
        return "%s of %s".formatted(action, resource);
    }
}
