package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import java.util.List;

/// A check that is run in every database of the cluster.
public non-sealed interface DatabaseCheck extends PreflightCheck {

    /// What it found; nothing if all is well.
    List<Finding> inspect(Source source);
}
