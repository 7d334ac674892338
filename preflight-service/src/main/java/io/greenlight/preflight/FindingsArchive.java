package io.greenlight.preflight;

import io.greenlight.contracts.UpgradeId;
import io.greenlight.preflight.report.PreflightReport;
import java.util.Optional;

/// Where the whole of what was found is kept, beside what travels in the event.
public interface FindingsArchive {

    /// Keeps it in place of what an earlier run found; says where it is.
    Kept keep(UpgradeId upgrade, PreflightReport report);

    /// What was kept last.
    Optional<PreflightReport> find(UpgradeId upgrade);

    /// Where a report is.
    ///
    /// @param page for a browser
    /// @param text for a terminal
    record Kept(String page, String text) {}
}
