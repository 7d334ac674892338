package io.greenlight.preflight.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.BucketConfig;
import io.greenlight.contracts.EventCodec;
import io.greenlight.preflight.FindingsArchive;
import io.greenlight.preflight.PreflightReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Findings as `upgrades/<id>/preflight.json`, and for people as `preflight.txt` beside it. The
/// newest run counts: it overwrites what was there.
@Singleton
final class S3FindingsArchive implements FindingsArchive {

    private final Bucket bucket;
    private final BucketConfig config;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    S3FindingsArchive(Bucket bucket, BucketConfig config) {
        this.bucket = bucket;
        this.config = config;
    }

    @Override
    public String keep(PreflightReport report) {
        String folder = "upgrades/%s/".formatted(report.upgrade());
        bucket.overwrite(folder + "preflight.json", print(report));
        bucket.overwrite(folder + "preflight.txt", report.text());
        return "s3://%s/%spreflight.txt".formatted(config.name(), folder);
    }

    private String print(PreflightReport report) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report that cannot be written", broken);
        }
    }
}
