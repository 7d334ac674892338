package io.greenlight.cutover;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Poolers in memory, which can only be led and probed, and some of which do not answer.
final class FakePoolers implements PoolerDirectory, Poolers {

    private final List<String> acts;
    private final List<PoolerEntry> entries = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    FakePoolers(List<String> acts) {
        this.acts = acts;
    }

    /// The cluster's owner registers one.
    void register(String name) {
        entries.add(
                new PoolerEntry(
                        name, new Endpoint(name, 6432), "secret", Path.of("databases.ini")));
    }

    /// It does not answer from now on.
    void silence(String name) {
        silent.add(name);
    }

    void wake(String name) {
        silent.remove(name);
    }

    @Override
    public List<PoolerEntry> of(ClusterRef cluster) {
        return List.copyOf(entries);
    }

    @Override
    public Pooler open(PoolerEntry entry, List<Endpoint> leadingTo, Login client, String probe)
            throws IOException {
        if (silent.contains(entry.name())) {
            throw new IOException("nobody answers");
        }
        return new Fake(entry.name(), probe);
    }

    private final class Fake implements Pooler {

        private final String name;
        private final String probe;

        Fake(String name, String probe) {
            this.name = name;
            this.probe = probe;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void leadTo(Endpoint endpoint) {
            acts.add("lead %s to %s".formatted(name, endpoint));
        }

        @Override
        public void probe() {
            acts.add("%s through %s".formatted(probe, name));
        }

        @Override
        public List<String> objections() {
            throw notAsked();
        }

        @Override
        public void prepare() {
            throw notAsked();
        }

        @Override
        public void rehearse(Endpoint endpoint) {
            throw notAsked();
        }

        @Override
        public void forgetRehearsals() {
            throw notAsked();
        }

        @Override
        public void pause() {
            throw notAsked();
        }

        @Override
        public boolean isHolding() {
            throw notAsked();
        }

        @Override
        public void resume() {
            throw notAsked();
        }

        @Override
        public void close() {
            // There is nothing to close.
        }

        private static IllegalStateException notAsked() {
            return new IllegalStateException("nobody pauses on the way back");
        }
    }
}
