package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import java.util.List;

/// A check of what belongs to the whole cluster, asked once.
public non-sealed interface ServerCheck extends PreflightCheck {

    /// What it found; nothing if all is well.
    List<Finding> inspect(Source source);
}
