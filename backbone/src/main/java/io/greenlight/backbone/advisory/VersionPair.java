package io.greenlight.backbone.advisory;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradePath;

/// The two ends of an upgrade, without how it gets from one to the other.
public record VersionPair(PostgresVersion source, PostgresVersion target) {

    public static VersionPair of(UpgradePath path) {
        return new VersionPair(path.source(), path.target());
    }
}
