package io.greenlight.cutover.inplace;

import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.run.ForwardStep;
import java.util.ArrayList;
import java.util.List;

/// Brings the extensions of every database to the versions that the server has; an upgrade leaves
/// them as they were. One that refuses is told, and works on as it is.
///
/// - **Again:** only what is behind is updated.
final class UpdateExtensions implements ForwardStep<InPlaceFacts> {

    private final Access access;
    private final RunLog log;

    UpdateExtensions(Access access, RunLog log) {
        this.access = access;
        this.log = log;
    }

    @Override
    public String name() {
        return "update-extensions";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        List<String> updates = new ArrayList<>();
        access.each(
                run,
                (database, server) -> {
                    List<String> here =
                            server.updateExtensions().stream()
                                    .map(update -> "%s in %s".formatted(update, database))
                                    .toList();
                    log.say(run.order(), "extensions.log", here);
                    updates.addAll(here);
                });
        if (updates.isEmpty()) {
            String nothing = "every extension is up to date";
            log.say(run.order(), "extensions.log", List.of(nothing));
            return new StepOutcome.Done(nothing);
        }
        return new StepOutcome.Done(String.join("; ", updates));
    }
}
