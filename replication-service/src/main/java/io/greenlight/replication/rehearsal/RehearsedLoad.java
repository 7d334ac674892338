package io.greenlight.replication.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.database.LoadMeasure;

/// What a load of writes has shown of the clone at one of its versions.
public record RehearsedLoad(PostgresVersion version, LoadMeasure measure) {

    /// Whether it took all that it was sent.
    @JsonIgnore
    boolean isWhole() {
        return measure.isMeasured() && measure.failures().count() == 0;
    }
}
