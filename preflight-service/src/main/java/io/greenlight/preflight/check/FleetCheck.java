package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import java.util.List;

/// A check of what RDS says, without a connection to the database.
public non-sealed interface FleetCheck extends PreflightCheck {

    /// What it found; nothing if all is well.
    List<Finding> inspect(Premises premises);
}
