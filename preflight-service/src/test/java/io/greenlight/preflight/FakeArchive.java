package io.greenlight.preflight;

import io.greenlight.contracts.UpgradeId;
import io.greenlight.preflight.report.PreflightReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An archive in memory, which remembers all that it was given.
final class FakeArchive implements FindingsArchive {

    final List<PreflightReport> kept = new ArrayList<>();

    @Override
    public Kept keep(UpgradeId upgrade, PreflightReport report) {
        kept.add(report);
        return new Kept("s3://bucket/page", "s3://bucket/report");
    }

    @Override
    public Optional<PreflightReport> find(UpgradeId upgrade) {
        return kept.reversed().stream()
                .filter(one -> upgrade.equals(one.subject().upgrade()))
                .findFirst();
    }
}
