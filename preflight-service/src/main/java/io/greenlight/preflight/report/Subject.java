package io.greenlight.preflight.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import org.jspecify.annotations.Nullable;

/// What was looked at, and for what.
///
/// @param cluster as people name it: the cluster, or the server where there is no AWS
/// @param upgrade the one that was ordered; none where somebody only wants to know
/// @param strategy the way's word
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(
        String cluster,
        @Nullable UpgradeId upgrade,
        String strategy,
        PostgresVersion source,
        PostgresVersion target) {

    /// What was ordered.
    public static Subject of(UpgradeOrder order) {
        return new Subject(
                order.cluster().identifier(),
                order.upgrade(),
                order.path().strategy().word(),
                order.path().source(),
                order.path().target());
    }
}
