package io.greenlight.backbone.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What a refusal of AWS means.
public final class Refusals {

    /// Services of the query protocol say the first (RDS, Common Errors), those of JSON the second
    /// (Secrets Manager, Common Errors).
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

    private Refusals() {}

    /// Whether the caller's role may not make that call. A refusal that came without words, as from
    /// a proxy between, is none of a role.
    public static boolean isDenied(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details != null && DENIED.contains(details.errorCode());
    }
}
