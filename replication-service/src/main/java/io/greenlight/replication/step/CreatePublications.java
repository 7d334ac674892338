package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.replication.database.ReplicaIdentities.Missing;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Publishes every table that can be, by name, in every database of the source. It comes before the
/// slot: a slot that is older than its publication cannot decode what lies between. While any table
/// has no replica identity nothing is published: from then on the application's UPDATE on it would
/// fail, and a round after a change of the schema starts without preflight.
///
/// - **Again:** the list is mended, as long as there is no clone to disagree with it.
/// - **Undo:** the publications go.
public final class CreatePublications implements Step<ReplicationFacts> {

    private static final int NAMED = 20;

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
        Optional<Reason> refusal = refusal(run);
        if (refusal.isPresent()) {
            return new StepOutcome.GiveUp(refusal.get());
        }
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
        access.eachOnSourceNow(run, session -> session.publication().drop());
        return new StepOutcome.Done("the publications are gone");
    }

    private Optional<Reason> refusal(Run<ReplicationFacts> run) throws Exception {
        List<String> tables = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        access.eachOnSource(
                run,
                (database, session) -> {
                    for (Missing missing : session.replicaIdentities().missing()) {
                        tables.add("%s in %s".formatted(missing.table(), database.name()));
                        remedies.add(missing.remedy());
                    }
                });
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Reason(
                                "replica-identity-missing",
                                Fault.OPERATOR,
                                "Nothing names the rows of these tables; published, they would"
                                        + " refuse UPDATE and DELETE: "
                                        + some(tables, ", "),
                                "%s Then inject replication-requested"
                                        .formatted(some(remedies, " "))));
    }

    /// As many as a person reads; an event has no room for all of some thousand.
    private static String some(List<String> all, String separator) {
        String first = all.stream().limit(NAMED).collect(Collectors.joining(separator));
        return all.size() <= NAMED
                ? first
                : "%s%sand %d more.".formatted(first, separator, all.size() - NAMED);
    }
}
