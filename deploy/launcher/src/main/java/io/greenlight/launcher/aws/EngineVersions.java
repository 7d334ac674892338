package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/// Which versions there are, and which one leads to which.
public final class EngineVersions {

    private static final String ENGINE = "aurora-postgresql";

    private final List<DBEngineVersion> versions;

    public EngineVersions(AwsAccess aws) {
        try (RdsClient rds = aws.rds()) {
            versions =
                    rds
                            .describeDBEngineVersionsPaginator(request -> request.engine(ENGINE))
                            .dbEngineVersions()
                            .stream()
                            .toList();
        }
    }

    /// For tests: what RDS would say.
    EngineVersions(List<DBEngineVersion> versions) {
        this.versions = List.copyOf(versions);
    }

    /// The newest version that the first may mean and that can be upgraded to the other at all.
    ///
    /// @throws IllegalArgumentException if there is none; the message says what there is
    public PostgresVersion source(Release from, Release to) {
        List<DBEngineVersion> meant =
                versions.stream().filter(one -> from.means(version(one))).toList();
        if (meant.isEmpty()) {
            throw noSuch(from);
        }
        return meant.stream()
                .filter(one -> targets(one).stream().anyMatch(to::means))
                .map(EngineVersions::version)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> noPath(from, to, meant));
    }

    /// The newest version that is meant.
    ///
    /// @throws IllegalArgumentException if there is none; the message says what there is
    public PostgresVersion newest(Release meant) {
        return versions.stream()
                .map(EngineVersions::version)
                .filter(meant::means)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> noSuch(meant));
    }

    /// The newest version that is meant and that RDS upgrades this one to.
    public Optional<PostgresVersion> target(PostgresVersion from, Release to) {
        return versions.stream()
                .filter(one -> version(one).equals(from))
                .flatMap(one -> targets(one).stream())
                .filter(to::means)
                .max(Comparator.naturalOrder());
    }

    private IllegalArgumentException noSuch(Release from) {
        String all = words(versions.stream().map(EngineVersions::version));
        return new IllegalArgumentException(
                "--from %s: RDS has no such version; it has %s".formatted(from, all));
    }

    private static IllegalArgumentException noPath(
            Release from, Release to, List<DBEngineVersion> meant) {
        String reachable = words(meant.stream().flatMap(one -> targets(one).stream()));
        return new IllegalArgumentException(
                "--from %s --to %s: RDS upgrades %s to %s only"
                        .formatted(from, to, from, reachable.isEmpty() ? "nothing" : reachable));
    }

    private static String words(Stream<PostgresVersion> some) {
        return some.distinct()
                .sorted()
                .map(PostgresVersion::toString)
                .collect(Collectors.joining(", "));
    }

    private static PostgresVersion version(DBEngineVersion one) {
        return PostgresVersion.parse(one.engineVersion());
    }

    private static List<PostgresVersion> targets(DBEngineVersion one) {
        return one.validUpgradeTarget().stream()
                .map(UpgradeTarget::engineVersion)
                .map(PostgresVersion::parse)
                .toList();
    }
}
