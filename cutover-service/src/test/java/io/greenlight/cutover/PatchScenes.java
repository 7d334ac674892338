package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import java.util.List;

/// A Global Database for which patches wait, and what is said of it.
final class PatchScenes {

    static final String UPDATE = "system-update";

    static final List<String> OF_CLUSTERS =
            List.of("system-update of arn:orders-far", "system-update of arn:orders", "write");

    static final List<String> ALL =
            List.of(
                    "system-update of arn:orders-far-1",
                    "system-update of arn:orders-far-2",
                    "system-update of arn:orders-2",
                    "system-update of arn:orders-1",
                    "write");

    private PatchScenes() {}

    static GlobalScene withPatches() {
        GlobalScene scene = new GlobalScene(Mode.PATCH);
        for (String name : List.of("orders-1", "orders-2")) {
            scene.world.home.waiting().want(name, "system-update");
        }
        for (String name : List.of("orders-far-2", "orders-far-1")) {
            scene.world.far.waiting().want(name, "system-update");
        }
        return scene;
    }

    static GlobalScene ofClusters() {
        GlobalScene scene = new GlobalScene(Mode.PATCH);
        scene.world.home.waiting().want("orders", UPDATE);
        scene.world.far.waiting().want("orders-far", UPDATE);
        return scene;
    }

    static UpgradeStuck stuck(List<UpgradeEvent> said) {
        return assertInstanceOf(UpgradeStuck.class, said.getLast());
    }

    static Reason abandoned(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverAbandoned.class, said.getLast()).reason();
    }

    static String sentence(List<UpgradeEvent> said) {
        return sentence(said, "apply-patches");
    }

    static String sentence(List<UpgradeEvent> said, String step) {
        return said.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .filter(one -> one.step().equals(step) && one.outcome().equals("done"))
                .map(StepEnded::sentence)
                .findFirst()
                .orElseThrow();
    }
}
