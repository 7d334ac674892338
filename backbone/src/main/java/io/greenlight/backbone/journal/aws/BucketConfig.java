package io.greenlight.backbone.journal.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/// The bucket that holds orders, journals, findings and reports. All services of one installation
/// share one.
@ConfigMapping(prefix = "greenlight.bucket")
public interface BucketConfig {

    /// Its name (`GREENLIGHT_BUCKET`).
    @WithParentName
    String name();
}
