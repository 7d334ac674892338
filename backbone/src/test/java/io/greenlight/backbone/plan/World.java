package io.greenlight.backbone.plan;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A world in which steps make things: what is there, and the acts that it took, in their order.
final class World {

    private final Set<String> things = new LinkedHashSet<>();
    private final List<String> acts = new ArrayList<>();

    /// What a run is told to do, the same in every test.
    static UpgradeOrder order() {
        return new UpgradeOrder(
                new UpgradeId("orders-0123abcd"),
                new ClusterRef("eu-central-1", "orders"),
                new ResourceId("cluster-1"),
                new UpgradePath(
                        Strategy.CLONE, new PostgresVersion(14, 24), new PostgresVersion(17, 10)),
                "a-secret");
    }

    Set<String> things() {
        return things;
    }

    List<String> acts() {
        return acts;
    }

    /// A step that makes a thing of its own name, and takes it away again.
    Step<List<String>> making(String thing) {
        return new Making(thing, run -> new StepOutcome.Done(thing + " is there"));
    }

    /// The same, but what it says in the end is for the test to decide.
    Step<List<String>> making(String thing, Ending ending) {
        return new Making(thing, ending);
    }

    /// A step that makes a thing which cannot be taken away.
    Step<List<String>> unyielding(String thing) {
        return new Making(thing, run -> new StepOutcome.Done(thing + " is there")) {
            @Override
            public StepOutcome undo(Run<List<String>> run) throws IOException {
                throw new IOException(thing + " does not go away");
            }
        };
    }

    /// A step that gives up though it was done, which only its undo finds out.
    record Overtaken(String name, Ending undoing) implements Step<List<String>> {

        @Override
        public StepOutcome run(Run<List<String>> run) {
            return new StepOutcome.GiveUp(
                    new Reason("no-answer", Fault.PLATFORM, "nobody answered", "wait"));
        }

        @Override
        public StepOutcome undo(Run<List<String>> run) throws Exception {
            return undoing.of(run);
        }
    }

    /// How an attempt ends after its act.
    @FunctionalInterface
    interface Ending {
        StepOutcome of(Run<List<String>> run) throws Exception;
    }

    private class Making implements Step<List<String>> {

        private final String thing;
        private final Ending ending;

        Making(String thing, Ending ending) {
            this.thing = thing;
            this.ending = ending;
        }

        @Override
        public String name() {
            return "make-" + thing;
        }

        @Override
        public StepOutcome run(Run<List<String>> run) throws Exception {
            if (!run.facts().contains(thing)) {
                List<String> known = new ArrayList<>(run.facts());
                known.add(thing);
                run.keep(List.copyOf(known));
            }
            if (things.add(thing)) {
                acts.add("+" + thing);
            }
            return ending.of(run);
        }

        @Override
        public StepOutcome undo(Run<List<String>> run) throws IOException {
            if (things.remove(thing)) {
                acts.add("-" + thing);
            }
            return new StepOutcome.Done(thing + " is gone");
        }
    }
}
