package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.replication.database.ApplyProbe;
import io.greenlight.replication.database.ApplyProbe.Table;
import io.greenlight.replication.database.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Has the clone call the functions that a replicated row calls, under the empty search_path that
/// replication has, and from 17 on ANALYZE, REINDEX and their like: a few rows of every table that
/// calls any are written anew, and that is taken back.
///
/// - **Again:** writes them again.
/// - **Undo:** it goes with the clone.
final class ProbeFunctions implements CloneStep {

    private static final String CHECK = "apply-probe";

    /// Of each database, the biggest first: a step is no place to work in for hours.
    private static final int MOST = 500;

    private final RehearsalSite site;

    ProbeFunctions(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "probe-functions";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception {
        Severity stopped =
                run.order().path().strategy() == Strategy.CLONE
                        ? Severity.BLOCKED
                        : Severity.WARNING;
        List<Finding> findings = new ArrayList<>();
        List<String> told = new ArrayList<>();
        site.eachOnClone(
                run,
                session -> {
                    Looked looked = new Looked(session.database(), stopped);
                    looked.at(session);
                    findings.addAll(looked.findings);
                    told.add(looked.sentence());
                });
        run.keep(run.facts().found(CHECK, findings));
        return new StepOutcome.Done(String.join("; ", told));
    }

    /// What was seen of one database.
    private static final class Looked {

        private final String database;
        private final Severity stopped;
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> unprobed = new ArrayList<>();
        private int written;
        private int empty;
        private int left;

        Looked(String database, Severity stopped) {
            this.database = database;
            this.stopped = stopped;
        }

        void at(Session session) throws Exception {
            ApplyProbe probe = session.applyProbe();
            List<Table> tables = probe.tables();
            List<String> waysOut = probe.waysOut();
            left = Math.max(0, tables.size() - MOST);
            for (Table table : tables.stream().limit(MOST).toList()) {
                if (table.fires() && !waysOut.isEmpty()) {
                    unprobed.add(
                            "%s: a trigger of its might reach out of the database by %s"
                                    .formatted(table.name(), String.join(", ", waysOut)));
                } else {
                    add(table, probe.write(table));
                }
            }
            if (!unprobed.isEmpty()) {
                findings.add(unprobed());
            }
        }

        private void add(Table table, ApplyProbe.Result result) {
            switch (result) {
                case ApplyProbe.Result.Written(int rows) when rows == 0 -> empty++;
                case ApplyProbe.Result.Written _ -> written++;
                case ApplyProbe.Result.NotAllowed(String objection) ->
                        unprobed.add("%s: %s".formatted(table.name(), firstLine(objection)));
                case ApplyProbe.Result.Stopped(String objection) ->
                        findings.add(stopped(table, objection));
            }
        }

        private Finding stopped(Table table, String objection) {
            return new Finding(
                    CHECK,
                    stopped,
                    database,
                    "rows of %s cannot be written under an empty search_path: %s"
                            .formatted(table.name(), firstLine(objection)),
                    objection.lines().skip(1).map(String::strip).collect(Collectors.joining(" "))
                            + " Replication stops at the first such row, and from 17 on"
                            + " ANALYZE and REINDEX stop at such an index.",
                    "Write the schema before every name in the functions that are called there,"
                            + " or give them ALTER FUNCTION ... SET search_path = ...;",
                    table.objects().stream().map(one -> table.name() + ": " + one).toList());
        }

        private Finding unprobed() {
            return new Finding(
                    CHECK,
                    Severity.WARNING,
                    database,
                    "%d tables whose functions were not called".formatted(unprobed.size()),
                    "Whether replication could write their rows is not known.",
                    "Let the maintenance user set session_replication_role and write to them"
                            + " (rds_superuser may), or write a row of theirs by hand under SET"
                            + " search_path = ''; on a clone of your own.",
                    unprobed);
        }

        String sentence() {
            return "%s: rows of %d tables were written, %d are empty, %d stop, %d were not tried"
                    .formatted(
                            database,
                            written,
                            empty,
                            findings.size() - (unprobed.isEmpty() ? 0 : 1),
                            unprobed.size() + left);
        }

        private static String firstLine(String objection) {
            return objection.lines().findFirst().orElse("");
        }
    }
}
