package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /// The newest version of a major that can be upgraded to the other major at all.
    ///
    /// @throws IllegalArgumentException if there is none; the message says what there is
    public PostgresVersion newest(int major, int targetMajor) {
        List<DBEngineVersion> ofMajor =
                versions.stream().filter(one -> version(one).major() == major).toList();
        if (ofMajor.isEmpty()) {
            throw new IllegalArgumentException(
                    "--from %d: RDS has no such major; it has %s".formatted(major, majors()));
        }
        return ofMajor.stream()
                .filter(one -> targets(one).stream().anyMatch(to -> to.major() == targetMajor))
                .map(EngineVersions::version)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> noPath(major, targetMajor, ofMajor));
    }

    /// The newest version of that major that RDS upgrades this one to.
    public Optional<PostgresVersion> target(PostgresVersion from, int major) {
        return versions.stream()
                .filter(one -> version(one).equals(from))
                .flatMap(one -> targets(one).stream())
                .filter(to -> to.major() == major)
                .max(Comparator.naturalOrder());
    }

    private IllegalArgumentException noPath(int from, int to, List<DBEngineVersion> ofMajor) {
        String reachable =
                ofMajor.stream()
                        .flatMap(one -> targets(one).stream())
                        .map(one -> Integer.toString(one.major()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "--from %d --to %d: RDS upgrades %d to %s only"
                        .formatted(from, to, from, reachable.isEmpty() ? "nothing" : reachable));
    }

    private String majors() {
        return versions.stream()
                .map(one -> Integer.toString(version(one).major()))
                .distinct()
                .sorted()
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
