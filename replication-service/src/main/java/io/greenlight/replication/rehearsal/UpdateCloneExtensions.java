package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.List;

/// Updates the clone's extensions, as every upgrade does; one that refuses is a finding.
///
/// - **Again:** what is updated is passed over.
/// - **Undo:** it goes with the clone.
final class UpdateCloneExtensions implements CloneStep {

    private static final String CHECK = "extension-update";
    private static final String REFUSED = " refused: ";

    private final RehearsalSite site;

    UpdateCloneExtensions(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "update-extensions";
    }

    @Override
    public StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception {
        List<String> updates = new ArrayList<>();
        List<Finding> refused = new ArrayList<>();
        site.eachOnClone(
                run,
                session -> {
                    for (String one : session.extensions().update()) {
                        updates.add(session.database() + ": " + one);
                        if (one.contains(REFUSED)) {
                            refused.add(finding(session.database(), one));
                        }
                    }
                });
        run.keep(run.facts().found(CHECK, refused));
        return new StepOutcome.Done(
                updates.isEmpty() ? "no extension is outdated" : String.join("; ", updates));
    }

    private static Finding finding(String database, String update) {
        return new Finding(
                CHECK,
                Severity.WARNING,
                database,
                "ALTER EXTENSION ... UPDATE" + update.substring(update.indexOf(REFUSED)),
                "The extension works on as it is, until somebody updates it by hand.",
                "Update it on the cluster before the upgrade, as far as its server goes, or find"
                        + " out by hand what the new version's update wants.",
                List.of(update.substring(0, update.indexOf(REFUSED))));
    }
}
