package io.greenlight.preflight.advice;

import io.greenlight.contracts.Strategy;
import java.util.List;

/// One strategy, and what there is to say of it for this cluster.
///
/// @param why in a sentence
/// @param blockedBy the checks that bar it, in the order of the catalog
/// @param outage what its clients notice
/// @param cost what is paid for beside the cluster
public record Option(
        Strategy strategy,
        Standing standing,
        String why,
        List<String> blockedBy,
        String outage,
        String cost) {

    public Option {
        blockedBy = List.copyOf(blockedBy);
    }

    boolean isUsable() {
        return standing == Standing.USABLE;
    }
}
