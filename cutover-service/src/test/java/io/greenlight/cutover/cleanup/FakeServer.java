package io.greenlight.cutover.cleanup;

import java.util.ArrayList;
import java.util.List;

/// A server in memory, which keeps what was done on it.
public final class FakeServer implements Leftovers {

    private final String name;
    private final List<String> acts;
    private final List<String> roles = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private int looksUntilReadersEnd;

    public FakeServer(String name, List<String> acts) {
        this.name = name;
        this.acts = acts;
    }

    /// From now on that role may log in.
    public void open(String role) {
        roles.add(role);
    }

    /// Nobody may, nobody is there.
    public void fence() {
        roles.clear();
        sessions.clear();
    }

    /// Somebody is there who is not ours.
    public void enter(String session) {
        sessions.add(session);
    }

    /// Somebody takes changes from it.
    public void read(String slot) {
        slots.add(slot);
    }

    /// Slots are still read at so many looks.
    public void keepReadingSlots(int looks) {
        looksUntilReadersEnd = looks;
    }

    @Override
    public List<String> openRoles() {
        return List.copyOf(roles);
    }

    @Override
    public List<String> foreignSessions() {
        return List.copyOf(sessions);
    }

    @Override
    public List<String> readSlots() {
        return List.copyOf(slots);
    }

    @Override
    public void dropSubscriptions() {
        note("subscriptions");
    }

    @Override
    public List<String> dropSlots() {
        if (looksUntilReadersEnd-- > 0) {
            return List.of("a-slot");
        }
        note("slots");
        return List.of();
    }

    @Override
    public void dropPublications() {
        note("publications");
    }

    @Override
    public void dropRole() {
        note("role");
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    /// What is gone is not dropped twice.
    private void note(String what) {
        String act = "-%s of %s".formatted(what, name);
        if (!acts.contains(act)) {
            acts.add(act);
        }
    }
}
