package io.greenlight.cutover.pause;

import io.greenlight.backbone.parallel.Together;
import io.greenlight.cutover.pooler.Pooler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

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

    /// The same, for each pooler by itself: one that does not answer keeps no other closed.
    ///
    /// @return those that could not be opened, and why
    static List<String> eachToTarget(Stage stage) throws Exception {
        return Together.call(
                        stage.poolers().stream()
                                .<Callable<Optional<String>>>map(
                                        pooler -> () -> toTarget(stage, pooler))
                                .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> toTarget(Stage stage, Pooler pooler)
            throws InterruptedException {
        try {
            turn(stage, pooler);
            pooler.probe();
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception closed) {
            return Optional.of("%s: %s".formatted(pooler.name(), closed.getMessage()));
        }
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
