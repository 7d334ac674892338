package io.greenlight.sandbox.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Maintenance that waits for a resource. There is none unless somebody announces it: the sandbox
/// has no operating system to patch. It is gone after a restart.
public final class Maintenance {

    /// What somebody who asks for an action at once finds.
    public enum Found {
        NOTHING,
        WAITING,
        UNDER_WAY
    }

    /// One action, `system-update` or another name of RDS's.
    ///
    /// @param underWay whether somebody has asked for it
    public record Pending(String action, String description, boolean underWay) {

        /// One that nobody has asked for.
        public static Pending waiting(String action, String description) {
            return new Pending(action, description, false);
        }

        /// Patches of the engine; whatever else there is leaves it as it was.
        boolean patches() {
            return action.equals("system-update") || action.equals("db-upgrade");
        }

        private Pending begun() {
            return new Pending(action, description, true);
        }

        private Pending putOff() {
            return waiting(action, description);
        }
    }

    private final SortedMap<String, List<Pending>> pending = new TreeMap<>();

    public synchronized void announce(String resource, Pending action) {
        pending.computeIfAbsent(resource, _ -> new ArrayList<>()).add(action);
    }

    public synchronized SortedMap<String, List<Pending>> all() {
        return new TreeMap<>(pending);
    }

    public synchronized List<Pending> of(String resource) {
        return List.copyOf(pending.getOrDefault(resource, List.of()));
    }

    /// Whether an action of that name waits there.
    public synchronized Found find(String resource, String action) {
        List<Pending> named =
                of(resource).stream().filter(it -> it.action().equals(action)).toList();
        if (named.isEmpty()) {
            return Found.NOTHING;
        }
        return named.stream().allMatch(Pending::underWay) ? Found.UNDER_WAY : Found.WAITING;
    }

    /// Those of that name are under way from now on, as one.
    ///
    /// @return whether one of them patches the engine
    synchronized boolean begin(String resource, String action) {
        List<Pending> all = new ArrayList<>(of(resource));
        all.replaceAll(it -> it.action().equals(action) ? it.begun() : it);
        pending.put(resource, all);
        return all.stream().anyMatch(it -> it.action().equals(action) && it.patches());
    }

    /// What was under way is done.
    synchronized void end(String resource) {
        List<Pending> left = of(resource).stream().filter(it -> !it.underWay()).toList();
        if (left.isEmpty()) {
            pending.remove(resource);
        } else {
            pending.put(resource, new ArrayList<>(left));
        }
    }

    /// What was under way waits again.
    synchronized void putOff(String resource) {
        pending.computeIfPresent(
                resource,
                (_, actions) -> new ArrayList<>(actions.stream().map(Pending::putOff).toList()));
    }
}
