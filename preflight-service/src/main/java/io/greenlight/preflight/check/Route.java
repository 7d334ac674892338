package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.VersionPair;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradePath;
import java.util.List;

/// From where to where, and on which way.
public record Route(Way way, PostgresVersion source, PostgresVersion target) {

    public static Route of(UpgradePath path) {
        return new Route(Way.of(path.strategy()), path.source(), path.target());
    }

    /// What is known of it.
    Advisories advice() {
        return Advisories.known().on(way.word(), new VersionPair(source, target));
    }

    /// Both majors, as most queries take them.
    List<Object> majors() {
        return List.of(source.major(), target.major());
    }

    boolean isMajor() {
        return target.major() > source.major();
    }

    /// Whether that major is behind the target and still ahead of the source.
    boolean crosses(int major) {
        return source.major() < major && target.major() >= major;
    }
}
