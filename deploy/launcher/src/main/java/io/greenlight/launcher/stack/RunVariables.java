package io.greenlight.launcher.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The environment variables by which services, the AWS CLI and people reach a run.
final class RunVariables {

    /// The sandbox's endpoints have the rest of the run's range of ports.
    static final int ENDPOINTS_ABOVE = 40;

    private RunVariables() {}

    static Map<String, String> bus(int port) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_DEFAULT_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "000000000000");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL", "http://localhost:" + port);
        return variables;
    }

    static Map<String, String> rds(int port, Path certificateAuthority) {
        return Map.of(
                "AWS_ENDPOINT_URL_RDS",
                "http://localhost:" + port,
                "GREENLIGHT_DB_ROOT_CERTIFICATE",
                certificateAuthority.toString());
    }

    static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
