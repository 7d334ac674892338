package io.greenlight.backbone.cluster;

/// What RDS knows in other regions: who asks in one sees nothing of the others.
public interface Regions {

    Fleet fleet(String region);

    Instances instances(String region);

    Happenings happenings(String region);

    Maintenance maintenance(String region);
}
