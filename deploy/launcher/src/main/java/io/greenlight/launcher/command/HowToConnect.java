package io.greenlight.launcher.command;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackState;
import java.io.PrintWriter;
import java.util.Map;

/// How a person gets at a run that goes on running: variables for the AWS CLI, and a line of psql
/// for every cluster. Passwords are not printed; the line says where each is kept.
record HowToConnect(RunFolder run, StackState state) {

    private static final String SECRET_TAG = "aurora-maintenance-user-secret";

    void print(PrintWriter out) {
        out.println("\n# paste this for the AWS CLI:");
        state.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        one -> out.println("export %s=%s".formatted(one.getKey(), one.getValue())));
        state.poolers()
                .forEach(one -> out.println("# %s on port %d".formatted(one.name(), one.port())));
        new Clusters(new AwsAccess(state.environment())).all().forEach(one -> print(one, out));
    }

    private void print(Clusters.Seen cluster, PrintWriter out) {
        out.println("\n# %s, PostgreSQL %s".formatted(cluster.identifier(), cluster.version()));
        out.println(
                "psql 'host=%s port=%d dbname=postgres sslmode=verify-full sslrootcert=%s'"
                        .formatted(cluster.host(), cluster.port(), run.certificateAuthority()));
        String secret = cluster.tags().get(SECRET_TAG);
        if (secret != null) {
            out.println(
                    "# user and password: aws secretsmanager get-secret-value --secret-id "
                            + secret
                            + " --query SecretString --output text");
        }
    }
}
