package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.cutover.access.BareServer;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.Servers;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// The servers of both regions in memory.
public final class GlobalServers implements Servers {

    private final GlobalWorld world;
    private final Set<String> away = new HashSet<>();
    private boolean hasSchema;

    GlobalServers(GlobalWorld world) {
        this.world = world;
    }

    /// Nobody answers there any more.
    public void takeAway(String instance) {
        away.add(instance);
    }

    /// Somebody does again.
    public void giveBack(String instance) {
        away.remove(instance);
    }

    /// Whether anything of the run is on them.
    boolean hasSchema() {
        return hasSchema;
    }

    @Override
    public Server open(Endpoint endpoint, String database, Login login, RunNames names)
            throws IOException {
        String instance = endpoint.host().replace(".example", "");
        if (away.contains(instance)) {
            throw new IOException("%s refuses connections".formatted(instance));
        }
        return new FakeServer(instance);
    }

    /// One of them, which says what its region says of it.
    private final class FakeServer extends BareServer {

        private final String instance;
        private final FakeRegion region;

        FakeServer(String instance) {
            this.instance = instance;
            this.region =
                    instance.startsWith(GlobalWorld.FAR.identifier()) ? world.far : world.home;
        }

        @Override
        public String version() {
            return region.version(instance);
        }

        @Override
        public String auroraVersion() {
            return region.patchLevel(instance);
        }

        @Override
        public boolean isInRecovery() {
            return !world.writes(region.cluster().ref());
        }

        @Override
        public void makeProbeTable() {
            hasSchema = true;
        }

        @Override
        public void writeProbe() {
            world.acts.add("write");
        }

        @Override
        public void dropRunSchema() {
            hasSchema = false;
        }
    }
}
