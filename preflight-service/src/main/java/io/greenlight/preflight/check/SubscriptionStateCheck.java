package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Set;

/// pg_upgrade of 17 and later carries subscriptions, if none of their tables is in the middle of
/// its copy; before 17 it forgets which tables a subscription has (pg_upgrade, check.c).
final class SubscriptionStateCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("subscription-state")
                .on(Severity.BLOCKED, Way.IN_PLACE)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "tables of subscriptions that are still being copied",
                        "pg_upgrade refuses the cluster; let the copy end")
                .says(
                        Severity.WARNING,
                        "tables of subscriptions that pg_upgrade forgets",
                        "the subscription comes without its tables: refresh it "
                                + "after the upgrade, without a copy");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.SUBSCRIBED_TABLE);
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.source().major());
    }
}
