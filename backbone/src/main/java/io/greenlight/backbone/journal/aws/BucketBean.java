package io.greenlight.backbone.journal.aws;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/// Gives every bean of a service the one bucket of its installation.
final class BucketBean {

    @Produces
    @Singleton
    Bucket bucket(S3Client s3, BucketConfig config) {
        return new Bucket(s3, config.name());
    }
}
