package io.greenlight.preflight.acknowledge;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// Something that a person meant to say by a tag, and that says nothing.
final class TagFinding {

    private TagFinding() {}

    static Finding of(String check, String title, String remedy, List<String> objects) {
        return new Finding(
                check,
                Severity.BLOCKED,
                "-",
                title,
                "an upgrade does not go on while it is not clear what somebody wanted of it",
                remedy,
                objects);
    }

    /// The tag as it should be; none if it should be empty.
    static String remedy(Cluster cluster, String tag, String value) {
        String call = value.isEmpty() ? "remove-tags-from-resource" : "add-tags-to-resource";
        String what =
                value.isEmpty()
                        ? "--tag-keys %s".formatted(tag)
                        : "--tags 'Key=%s,Value=%s'".formatted(tag, value);
        return "aws rds %s --region %s --resource-name %s %s"
                .formatted(call, cluster.ref().region(), cluster.arn(), what);
    }
}
