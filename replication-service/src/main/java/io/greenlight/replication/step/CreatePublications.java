package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.Source;
import java.util.List;

/// Publishes every table that can be, by name, in every database of the source. It comes before the
/// slot: a slot that is older than its publication cannot decode what lies between.
///
/// - **Again:** the list is mended, as long as there is no clone to disagree with it.
/// - **Undo:** the publications go.
public final class CreatePublications implements Step<ReplicationFacts> {

    private final Access access;

    public CreatePublications(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "create-publications";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        access.eachOnSource(
                run,
                (database, session) -> {
                    List<String> tables = session.publish().stream().map(Table::quoted).toList();
                    Source source = run.facts().foundSource();
                    run.keep(run.facts().with(source.with(database.publishing(tables))));
                });
        int tables =
                run.facts().foundSource().databases().stream()
                        .mapToInt(database -> database.tables().size())
                        .sum();
        return new StepOutcome.Done("%d tables are published".formatted(tables));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) throws Exception {
        if (run.facts().anySource().isPresent()) {
            access.eachOnSource(run, (database, session) -> session.publication().drop());
        }
        return new StepOutcome.Done("the publications are gone");
    }
}
