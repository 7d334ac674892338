package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// A clone wakes up with the subscriptions of its source, enabled ones included: it would connect
/// to their publisher under the same slot names and take the changes away from the source.
final class SubscriptionCheck implements DatabaseCheck {

    private static final String SUBSCRIPTIONS =
            SqlFile.beside(SubscriptionCheck.class, "enabled_subscriptions.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "enabled subscriptions",
                    "the clone would take their slots from the source and swallow its "
                            + "changes; disable them for the time of the upgrade");

    @Override
    public String id() {
        return "enabled-subscription";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(SUBSCRIPTIONS).blocked(this, WORDS);
    }
}
