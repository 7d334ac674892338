package io.greenlight.replication.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.replication.database.GenericPlans.Plan;
import io.greenlight.replication.database.LoadMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rehearsal has seen, for people and programs.
///
/// @param outcome what became of the clone's upgrade
/// @param times how long each part took
/// @param findings what would bar the upgrade, then what should be known of it
/// @param loads the same writes on the old version, then on the new one
/// @param plans of the cluster's statements, those that got worse first
record RehearsalReport(
        UpgradeId upgrade,
        ClusterRef cluster,
        UpgradePath path,
        Instant startedAt,
        Instant at,
        CloneUpgrade.State outcome,
        List<RehearsedTime> times,
        List<Finding> findings,
        List<LoadLine> loads,
        List<PlanLine> plans) {

    /// What the clone took by one of its versions.
    ///
    /// @param failed transactions that it refused
    /// @param failure the first one's SQLSTATE and message; empty if there is none
    /// @param notMeasured why not; empty where it was
    record LoadLine(
            PostgresVersion version,
            int sessions,
            double transactionsPerSecond,
            Duration median,
            Duration p95,
            Duration worst,
            long failed,
            String failure,
            String notMeasured) {

        private static LoadLine of(RehearsedLoad load) {
            LoadMeasure measure = load.measure();
            return new LoadLine(
                    load.version(),
                    measure.sessions(),
                    measure.rate(),
                    measure.times().median(),
                    measure.times().p95(),
                    measure.times().worst(),
                    measure.failures().count(),
                    measure.failures().first(),
                    measure.objection());
        }
    }

    /// A statement with what the planners of both versions make of it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanLine(
            String database,
            String statement,
            long calls,
            double milliseconds,
            String text,
            PlannedStatement.Change change,
            @Nullable Plan before,
            @Nullable Plan after) {

        private static PlanLine of(PlannedStatement one) {
            return new PlanLine(
                    one.statement().database(),
                    one.statement().id(),
                    one.statement().calls(),
                    one.statement().milliseconds(),
                    one.statement().text(),
                    one.change(),
                    one.before(),
                    one.after());
        }
    }

    /// The report of what is known by now.
    static RehearsalReport of(UpgradeOrder order, RehearsalFacts facts, Instant now) {
        return new RehearsalReport(
                order.upgrade(),
                order.cluster(),
                order.path(),
                facts.startedAt(),
                now,
                facts.upgrade().state(),
                facts.times(),
                facts.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList(),
                facts.loads().stream().map(LoadLine::of).toList(),
                facts.statements().stream()
                        .map(PlanLine::of)
                        .sorted(Comparator.comparing(PlanLine::change))
                        .toList());
    }
}
