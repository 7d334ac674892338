package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.server.Installation;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Optional;

/// Engine versions: what is installed, and what leads where.
final class Versions {

    private final World world;

    Versions(World world) {
        this.world = world;
    }

    List<EngineVersion> all() {
        return world.installations().serving().stream().map(Installation::version).toList();
    }

    /// The version that a request names; of a bare major, or of none, the newest.
    EngineVersion resolve(Optional<String> text) {
        List<EngineVersion> all = all();
        String wanted = text.orElse("");
        return all.stream()
                .filter(version ->
                        wanted.isEmpty()
                                || version.toString().equals(wanted)
                                || Integer.toString(version.major()).equals(wanted))
                .reduce((_, later) -> later)
                .orElseThrow(() ->
                        new RdsError(
                                400,
                                "InvalidParameterCombination",
                                "Cannot find version %s for aurora-postgresql".formatted(wanted)));
    }

    /// Where a real upgrade leads: newer minors by their binaries, newer majors by a pg_upgrade
    /// that is there.
    List<EngineVersion> targets(EngineVersion source) {
        boolean leavesItsMajor =
                world.installations().serving(source).filter(Installation::isDeadEnd).isEmpty();
        return all().stream()
                .filter(target -> target.compareTo(source) > 0)
                .filter(target ->
                        target.major() == source.major()
                                || (leavesItsMajor && isReached(target.major())))
                .toList();
    }

    private boolean isReached(int major) {
        return world.installations().upgraderTo(major).isPresent();
    }
}
