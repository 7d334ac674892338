package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.replication.database.GenericPlans.Plan;
import java.util.ArrayList;
import java.util.List;

/// Asks the clone for the plans of the cluster's statements, each in its own database.
record ClonePlans(RehearsalSite site) {

    /// Where a plan belongs.
    @FunctionalInterface
    interface Place {
        PlannedStatement put(PlannedStatement statement, Plan plan);
    }

    /// The run's statements with their plans of this moment. One whose database is gone keeps none.
    List<PlannedStatement> ask(Run<RehearsalFacts> run, Place place) throws Exception {
        List<PlannedStatement> all = new ArrayList<>(run.facts().statements());
        site.eachOnClone(
                run,
                session -> {
                    for (int i = 0; i < all.size(); i++) {
                        PlannedStatement one = all.get(i);
                        if (one.statement().database().equals(session.database())) {
                            Plan plan =
                                    session.genericPlans()
                                            .of(
                                                    one.statement().text(),
                                                    one.statement().searchPath());
                            all.set(i, place.put(one, plan));
                        }
                    }
                });
        return all;
    }
}
