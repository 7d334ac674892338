package io.greenlight.cutover.pause;

import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.Together;
import java.util.List;

/// Lets clients in again, on one side or the other. Both may be done any number of times.
final class Opening {

    private Opening() {}

    /// Back to the source: nothing was written on the target, so nothing is lost.
    static void source(Stage stage, List<String> fenced) throws Exception {
        stage.sourceControl().fence().open(fenced);
        Together.run(stage.poolers().stream().<Together.Act>map(pooler -> pooler::resume).toList());
        for (Pooler pooler : stage.poolers()) {
            pooler.forgetRehearsals();
        }
    }

    /// On to the target, over the point of no return.
    static void target(Stage stage) throws Exception {
        Together.run(
                stage.poolers().stream()
                        .<Together.Act>map(pooler -> () -> turn(stage, pooler))
                        .toList());
    }

    /// Writes a row through every pooler, as clients do.
    static void probe(Stage stage) throws Exception {
        for (Pooler pooler : stage.poolers()) {
            pooler.probe();
        }
    }

    private static void turn(Stage stage, Pooler pooler) throws Exception {
        pooler.leadTo(stage.sides().target());
        pooler.resume();
    }
}
