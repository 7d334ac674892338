package io.greenlight.sandbox.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Maintenance that waits for a resource. There is none unless somebody announces it: the sandbox
/// has no operating system to patch. It is gone after a restart.
///
/// The list of it lags behind, as RDS's does: what somebody has asked for a moment ago is missing,
/// and what was done a moment ago is on it still.
public final class Maintenance {

    /// So long nothing shows of what was asked for, nor of what is done.
    public static final Duration LAG = Duration.ofMillis(1_500);

    /// What somebody who asks for an action at once finds.
    public enum Found {
        NOTHING,
        WAITING,
        UNDER_WAY
    }

    /// How far an action is.
    public enum Stage {
        WAITING,
        /// Somebody has asked for it, and nothing shows yet.
        HEARD,
        UNDER_WAY,
        /// It is listed still.
        DONE
    }

    /// One action, `system-update` or another name of RDS's.
    public record Pending(String action, String description, Stage stage) {

        /// One that nobody has asked for.
        public static Pending waiting(String action, String description) {
            return new Pending(action, description, Stage.WAITING);
        }

        /// Whether somebody has asked for it.
        public boolean isWanted() {
            return stage != Stage.WAITING;
        }

        /// Patches of the engine; whatever else there is leaves it as it was.
        boolean patches() {
            return action.equals("system-update") || action.equals("db-upgrade");
        }

        private Pending at(Stage other) {
            return new Pending(action, description, other);
        }
    }

    private final SortedMap<String, List<Pending>> pending = new TreeMap<>();

    public synchronized void announce(String resource, Pending action) {
        pending.computeIfAbsent(resource, _ -> new ArrayList<>()).add(action);
    }

    /// What is listed now.
    public synchronized SortedMap<String, List<Pending>> all() {
        SortedMap<String, List<Pending>> listed = new TreeMap<>();
        pending.forEach((resource, actions) -> {
            List<Pending> some = actions.stream().filter(it -> it.stage() != Stage.HEARD).toList();
            if (!some.isEmpty()) {
                listed.put(resource, some);
            }
        });
        return listed;
    }

    /// What there is to do for it.
    public synchronized List<Pending> of(String resource) {
        return pending.getOrDefault(resource, List.of()).stream()
                .filter(it -> it.stage() != Stage.DONE)
                .toList();
    }

    /// Whether an action of that name waits there.
    public synchronized Found find(String resource, String action) {
        List<Pending> named =
                of(resource).stream().filter(it -> it.action().equals(action)).toList();
        if (named.isEmpty()) {
            return Found.NOTHING;
        }
        return named.stream().allMatch(Pending::isWanted) ? Found.UNDER_WAY : Found.WAITING;
    }

    /// Those of that name are asked for from now on, as one.
    ///
    /// @return whether one of them patches the engine
    synchronized boolean hear(String resource, String action) {
        change(
                resource,
                it ->
                        it.action().equals(action) && it.stage() == Stage.WAITING
                                ? it.at(Stage.HEARD)
                                : it);
        return of(resource).stream()
                .filter(it -> it.action().equals(action))
                .anyMatch(it -> it.stage() == Stage.HEARD && it.patches());
    }

    /// What was asked for is under way.
    synchronized void begin(String resource) {
        change(resource, it -> it.stage() == Stage.HEARD ? it.at(Stage.UNDER_WAY) : it);
    }

    /// What was under way is done.
    synchronized void end(String resource) {
        change(resource, it -> it.stage() == Stage.UNDER_WAY ? it.at(Stage.DONE) : it);
    }

    /// What is done is listed no more.
    synchronized void forget(String resource) {
        List<Pending> left = of(resource);
        if (left.isEmpty()) {
            pending.remove(resource);
        } else {
            pending.put(resource, new ArrayList<>(left));
        }
    }

    /// What was asked for waits again.
    synchronized void putOff(String resource) {
        change(resource, it -> it.stage() == Stage.DONE ? it : it.at(Stage.WAITING));
    }

    private void change(String resource, UnaryOperator<Pending> how) {
        pending.computeIfPresent(
                resource, (_, actions) -> new ArrayList<>(actions.stream().map(how).toList()));
    }
}
