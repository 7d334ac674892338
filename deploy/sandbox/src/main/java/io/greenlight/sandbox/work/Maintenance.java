package io.greenlight.sandbox.work;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Maintenance that waits for a resource. There is none unless somebody announces it: the sandbox
/// has no operating system to patch. It is gone after a restart.
public final class Maintenance {

    /// One action, `system-update` or another name of RDS's.
    public record Pending(String action, String description) {}

    private final SortedMap<String, List<Pending>> pending = new TreeMap<>();

    public synchronized void announce(String resource, Pending action) {
        pending.computeIfAbsent(resource, _ -> new ArrayList<>()).add(action);
    }

    public synchronized SortedMap<String, List<Pending>> all() {
        return new TreeMap<>(pending);
    }

    /// True when it was waiting, and is done now.
    public synchronized boolean apply(String resource, String action) {
        List<Pending> waiting = pending.getOrDefault(resource, List.of());
        List<Pending> left = waiting.stream().filter(it -> !it.action().equals(action)).toList();
        if (left.isEmpty()) {
            pending.remove(resource);
        } else {
            pending.put(resource, new ArrayList<>(left));
        }
        return left.size() < waiting.size();
    }
}
