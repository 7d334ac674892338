package io.greenlight.notifier;

import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.contracts.UpgradeCompleted;

/// The words for the end of an upgrade; a difference between the sides is an alarm, as long as the
/// way back is open.
final class CompletionWords {

    private CompletionWords() {}

    static Draft draft(UpgradeCompleted completed) {
        boolean equal = isEqual(completed.figures());
        String body = body(completed);
        return equal
                ? Draft.completed(
                        completed.cluster(), "upgraded to PostgreSQL " + completed.version(), body)
                : Draft.urgent(
                        completed.cluster(),
                        "upgraded to PostgreSQL %s, but THE SIDES DIFFER"
                                .formatted(completed.version()),
                        "The old cluster stands fenced exactly as it was."
                                + " Look at the differences before you clean up.\n\n"
                                + body);
    }

    private static boolean isEqual(SwitchoverFigures figures) {
        return figures.tablesDifferent() == 0 && figures.sequencesBehind() == 0;
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
        From the first PAUSE to the last RESUME: %d ms, of it the gate %d ms.
        Tables compared at the fence: %d, different: %d.
        Sequences checked: %d, behind: %d.
        """
                .formatted(
                        figures.pauseToResume().toMillis(),
                        figures.gate().toMillis(),
                        figures.tablesCompared(),
                        figures.tablesDifferent(),
                        figures.sequencesChecked(),
                        figures.sequencesBehind());
    }
}
