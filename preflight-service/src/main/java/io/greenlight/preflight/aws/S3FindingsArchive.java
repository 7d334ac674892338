package io.greenlight.preflight.aws;

import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.BucketConfig;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.preflight.FindingsArchive;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.ReportPages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// A report as `upgrades/<id>/preflight.json`, and for people as `preflight.md` and
/// `preflight.html` beside it. The newest run counts: it overwrites what was there.
@Singleton
final class S3FindingsArchive implements FindingsArchive {

    private final Bucket bucket;
    private final BucketConfig config;

    @Inject
    S3FindingsArchive(Bucket bucket, BucketConfig config) {
        this.bucket = bucket;
        this.config = config;
    }

    @Override
    public Kept keep(UpgradeId upgrade, PreflightReport report) {
        bucket.overwrite(key(upgrade, "html"), ReportPages.html(report));
        bucket.overwrite(key(upgrade, "md"), ReportPages.markdown(report));
        bucket.overwrite(key(upgrade, "json"), ReportPages.json(report));
        return new Kept(address(key(upgrade, "html")), address(key(upgrade, "md")));
    }

    @Override
    public Optional<PreflightReport> find(UpgradeId upgrade) {
        return bucket.read(key(upgrade, "json")).map(text -> ReportPages.read(text.content()));
    }

    private String address(String key) {
        return "s3://%s/%s".formatted(config.name(), key);
    }

    private static String key(UpgradeId upgrade, String ending) {
        return "upgrades/%s/preflight.%s".formatted(upgrade, ending);
    }
}
