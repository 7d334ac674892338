package io.greenlight.sandbox.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a resource stands, in RDS's words.
public enum Status {
    CREATING,
    AVAILABLE,
    MODIFYING,
    RENAMING,
    UPGRADING,
    MAINTENANCE,
    REBOOTING,
    FAILING_OVER,
    RESETTING_MASTER_CREDENTIALS,
    DELETING,
    FAILED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
