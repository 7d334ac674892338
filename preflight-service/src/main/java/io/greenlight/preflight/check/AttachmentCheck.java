package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// What hangs on a cluster by its resource and not by its name stays with the old one when the
/// target takes over the name: a managed master password, roles, custom endpoints, streams.
final class AttachmentCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("attachment")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "things that hang on the cluster and do not come along",
                        "they stay with the old cluster: make them anew on the target before"
                                + " the cutover");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        return premises.findings(
                this,
                premises.estate().particulars(premises.cluster()).attachments().stream()
                        .map(one -> Offender.warning(one.what(), one.look()))
                        .toList());
    }
}
