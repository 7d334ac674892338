package io.greenlight.preflight.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;

/// What RDS has been asked to change and has not changed yet, in words; never a password.
final class Pending {

    private Pending() {}

    static List<String> changes(@Nullable ClusterPendingModifiedValues values) {
        if (values == null) {
            return List.of();
        }
        return Stream.of(
                        change("engine version", values.engineVersion()),
                        change("identifier", values.dbClusterIdentifier()),
                        change("backup retention", values.backupRetentionPeriod()),
                        change("storage type", values.storageType()),
                        change("IAM login", values.iamDatabaseAuthenticationEnabled()),
                        Optional.ofNullable(values.masterUserPassword())
                                .map(secret -> "a new master password"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> change(String what, @Nullable Object value) {
        return Optional.ofNullable(value).map(now -> "%s to %s".formatted(what, now));
    }
}
