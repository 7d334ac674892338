package io.greenlight.notifier;

import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.contracts.UpgradeCompleted;

/// The words for the end of an upgrade; a difference between the sides is an alarm, as long as the
/// way back is open.
final class CompletionWords {

    private CompletionWords() {}

    static Draft draft(UpgradeCompleted completed) {
        SwitchoverFigures figures = completed.figures();
        String upgraded = "upgraded to PostgreSQL " + completed.version();
        String body = body(completed);
        if (figures.areEqual()) {
            return Draft.completed(completed.cluster(), upgraded, body);
        }
        return figures.areDifferent()
                ? Draft.urgent(
                        completed.cluster(),
                        upgraded + ", but THE SIDES DIFFER",
                        "The step verify-contents names the tables and sequences. The old cluster"
                                + " follows the new one: look at the differences before more is"
                                + " written, and before you clean up.\n\n"
                                + body)
                : Draft.urgent(
                        completed.cluster(),
                        upgraded + ", but NOT ALL OF IT WAS COMPARED",
                        "The marker has proved that everything arrived. The second proof, every"
                                + " row of both sides, is not complete; the step verify-contents"
                                + " says why.\n\n"
                                + body);
    }

    private static String body(UpgradeCompleted completed) {
        return """
        %s is on PostgreSQL %s and its clients are on it.

        %s
        The old cluster is kept as %s, fenced, until you do not want to go back any more:

            ./greenlight inject cleanup-requested --cluster %s --upgrade %s
        """
                .formatted(
                        completed.cluster(),
                        completed.version(),
                        figures(completed.figures()),
                        completed.kept(),
                        completed.cluster(),
                        completed.upgrade());
    }

    /// What the switchover measured, in sentences.
    static String figures(SwitchoverFigures figures) {
        return """
        %s
        Tables compared at the fence: %d%s, different: %d.
        Sequences checked: %d, behind: %d.
        """
                .formatted(
                        pause(figures),
                        figures.tablesCompared(),
                        figures.comparedAll() ? "" : ", not all",
                        figures.tablesDifferent(),
                        figures.sequencesChecked(),
                        figures.sequencesBehind());
    }

    private static String pause(SwitchoverFigures figures) {
        return figures.pauseToResume().isZero()
                ? "The pause was not measured: another copy of the service ended it."
                : "From the first PAUSE to the last RESUME: %d ms, of it the gate %d ms."
                        .formatted(figures.pauseToResume().toMillis(), figures.gate().toMillis());
    }
}
