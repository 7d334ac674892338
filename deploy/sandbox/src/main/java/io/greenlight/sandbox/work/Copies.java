package io.greenlight.sandbox.work;

import io.greenlight.sandbox.server.Volume;
import io.greenlight.sandbox.server.VolumeCopy;
import io.greenlight.sandbox.state.Cluster;
import java.time.Duration;
import java.util.UUID;

/// Copies of clusters' volumes.
final class Copies {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final World world;

    Copies(World world) {
        this.world = world;
    }

    /// Copies the volume as it is at one moment, and leaves the copy's server running there.
    ///
    /// @return that moment
    String copy(Cluster source, Volume target) {
        Volume volume = source.storage().volume();
        boolean resting = !world.servers().runs(volume);
        if (resting) {
            world.servers().start(volume, world.bareSettings(source));
        }
        String point = "clone_" + UUID.randomUUID().toString().replace('-', '_');
        var copy = new VolumeCopy(world.servers());
        String lsn = copy.copy(volume, target, point);
        if (resting) {
            world.servers().stop(volume, source.engine().version());
        }
        copy.recover(target, world.bareSettings(target, source.engine().version()), point);
        world.inside(target).awaitPromotion(PATIENCE);
        return lsn;
    }

    /// Gives a reader its copy of what the leader's server works on, instead of what it had.
    void copyToFollow(Volume leader, Volume follower) {
        String slot = "follow_" + UUID.randomUUID().toString().replace('-', '_');
        new VolumeCopy(world.servers()).copyToFollow(leader, follower, slot);
    }

    void copyResting(Volume source, Volume target) {
        new VolumeCopy(world.servers()).copyResting(source, target);
    }
}
