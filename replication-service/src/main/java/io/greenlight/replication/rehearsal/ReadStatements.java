package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.TopStatements.Statement;
import io.greenlight.replication.run.ReplicationConfig;
import java.util.ArrayList;
import java.util.List;

/// Asks the cluster for the statements on which it has spent most time: a clone has not counted
/// any.
///
/// - **Again:** asks again.
/// - **Undo:** there is nothing to take back.
final class ReadStatements implements Step<RehearsalFacts> {

    private final RehearsalSite site;
    private final ReplicationConfig config;

    ReadStatements(RehearsalSite site, ReplicationConfig config) {
        this.site = site;
        this.config = config;
    }

    @Override
    public String name() {
        return "read-statements";
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws Exception {
        List<Statement> top = new ArrayList<>();
        List<String> counting = new ArrayList<>();
        site.eachOnSource(
                run,
                session -> {
                    if (counting.isEmpty()) {
                        session.topStatements()
                                .most(config.rehearsedStatements())
                                .ifPresent(statements -> {
                                    counting.add(session.database());
                                    top.addAll(statements);
                                });
                    }
                });
        run.keep(run.facts().with(top.stream().map(PlannedStatement::of).toList()));
        return new StepOutcome.Done(
                counting.isEmpty()
                        ? "no database has pg_stat_statements: no plans are compared"
                        : "pg_stat_statements of %s tells %d statements"
                                .formatted(counting.getFirst(), top.size()));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }
}
