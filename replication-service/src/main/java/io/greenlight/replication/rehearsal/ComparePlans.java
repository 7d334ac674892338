package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks the upgraded clone for the same plans: those that cost much more, and statements that the
/// new version refuses, are findings. Nothing is executed.
///
/// - **Again:** asks again.
/// - **Undo:** it goes with the clone.
final class ComparePlans implements CloneStep {

    private static final String WORSE = "worse-plan";
    private static final String REFUSED = "refused-statement";

    /// Of a long statement the beginning tells which one it is.
    private static final int LONGEST = 120;

    private final RehearsalSite site;

    ComparePlans(RehearsalSite site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "compare-plans";
    }

    @Override
    public StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception {
        List<PlannedStatement> planned = new ClonePlans(site).ask(run, PlannedStatement::after);
        List<PlannedStatement> worse =
                planned.stream()
                        .filter(one -> one.change() == PlannedStatement.Change.WORSE)
                        .toList();
        List<PlannedStatement> refused =
                planned.stream().filter(PlannedStatement::isRefusedNow).toList();
        run.keep(
                run.facts()
                        .with(planned)
                        .found(WORSE, worse(worse))
                        .found(REFUSED, refused(refused)));
        return new StepOutcome.Done(
                "of %d statements %d have a plan that got worse, and %d are refused"
                        .formatted(planned.size(), worse.size(), refused.size()));
    }

    private static List<Finding> worse(List<PlannedStatement> statements) {
        return findings(
                statements,
                new Finding(
                        WORSE,
                        Severity.WARNING,
                        "-",
                        "statements whose plans cost half as much again, or more",
                        "The planner of the new version expects more of them, on the same rows."
                                + " Both plans are in the report.",
                        "Run them with real values on a clone of your own; an index, or extended"
                                + " statistics, may bring the old plan back.",
                        List.of()));
    }

    private static List<Finding> refused(List<PlannedStatement> statements) {
        return findings(
                statements,
                new Finding(
                        REFUSED,
                        Severity.WARNING,
                        "-",
                        "statements that the new version does not take",
                        "The old version makes a plan of them, and the new one an error, which is"
                                + " in the report.",
                        "Change them where they are sent before the upgrade.",
                        List.of()));
    }

    private static List<Finding> findings(List<PlannedStatement> statements, Finding like) {
        Map<String, List<String>> byDatabase = new LinkedHashMap<>();
        statements.forEach(one ->
                byDatabase
                        .computeIfAbsent(one.statement().database(), _ -> new ArrayList<>())
                        .add(named(one)));
        List<Finding> findings = new ArrayList<>();
        byDatabase.forEach((database, objects) ->
                findings.add(
                        new Finding(
                                like.check(),
                                like.severity(),
                                database,
                                "%d %s".formatted(objects.size(), like.title()),
                                like.why(),
                                like.remedy(),
                                objects)));
        return findings;
    }

    private static String named(PlannedStatement one) {
        String text = one.statement().text().replaceAll("\\s+", " ").strip();
        return "%s: %s"
                .formatted(
                        one.statement().id(),
                        text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
    }
}
