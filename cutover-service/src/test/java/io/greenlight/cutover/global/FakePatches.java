package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance.Pending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What RDS wants to do in a region in memory. What is asked for shows nowhere for a while: not in
/// states, and it is missing from the list; and for a while after it is done the list has it still.
public final class FakePatches {

    private final List<Pending> pending = new ArrayList<>();
    private final Map<Pending, Integer> applied = new LinkedHashMap<>();
    private final List<Pending> stale = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private Manner manner = Manner.WELL;
    private int delay = 2;

    /// How RDS does what it wants to do.
    public enum Manner {
        WELL,
        /// It does not hear.
        DEAF,
        /// It is at work, restarts, and leaves it undone.
        IN_VAIN,
        /// It says that it is done, and servers are what they were.
        ON_PAPER
    }

    /// RDS wants that of an instance, or of the cluster by its name.
    public void want(String name, String action) {
        pending.add(new Pending("arn:" + name, action, "a patch"));
    }

    /// RDS wants it no more: somebody was faster. Its list does not know yet.
    public void forget(String name) {
        pending.stream().filter(one -> one.resource().equals("arn:" + name)).forEach(stale::add);
        pending.removeAll(stale);
    }

    /// From now on that is how it does what it wants to do.
    public void become(Manner how) {
        manner = how;
    }

    /// What it is asked for shows after so many looks.
    public void beginAfter(int looks) {
        delay = looks;
    }

    /// It does not take that many calls.
    public void refuse(int calls, String why) {
        for (int call = 0; call < calls; call++) {
            refusals.add(why);
        }
    }

    List<Pending> listed() {
        return Stream.concat(pending.stream(), stale.stream())
                .filter(one -> applied.getOrDefault(one, 0) <= 0)
                .toList();
    }

    boolean apply(Pending action) {
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(refusals.removeFirst());
        }
        if (manner != Manner.DEAF && pending.contains(action)) {
            applied.putIfAbsent(action, delay);
        }
        return pending.contains(action);
    }

    /// What was asked for begins after a while, and ends with the look after that.
    void getOn(FakeRegion region) {
        stale.clear();
        for (Map.Entry<Pending, Integer> entry : Map.copyOf(applied).entrySet()) {
            int left = entry.getValue() - 1;
            applied.put(entry.getKey(), left);
            if (left == 0) {
                region.become("maintenance");
            } else if (left < 0) {
                end(region, entry.getKey());
            }
        }
    }

    private void end(FakeRegion region, Pending done) {
        applied.remove(done);
        region.become("available");
        if (manner == Manner.IN_VAIN) {
            region.tell("Unable to apply maintenance: no room left");
            return;
        }
        pending.remove(done);
        stale.add(done);
        if (manner == Manner.WELL && done.action().equals(Pending.SYSTEM_UPDATE)) {
            region.raise(done.resource(), 1);
        }
    }
}
