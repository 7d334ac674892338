package io.greenlight.launcher.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.launcher.pooler.Pooler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// How the cutover finds the poolers of a cluster: their list in SSM, their administrator's login
/// in Secrets Manager.
public final class PoolerLogins {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsAccess aws;

    public PoolerLogins(AwsAccess aws) {
        this.aws = aws;
    }

    /// A new password for the pooler's administrator, kept as its secret.
    public String make(Pooler pooler) {
        String password = Passwords.random();
        keep(pooler.secret(), Pooler.ADMIN, password);
        return password;
    }

    /// The password that its secret holds.
    public String password(Pooler pooler) {
        try (SecretsManagerClient client = aws.secrets()) {
            String text =
                    client.getSecretValue(request -> request.secretId(pooler.secret()))
                            .secretString();
            return JSON.readTree(text).path("password").asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("no login in the secret " + pooler.secret(), broken);
        }
    }

    /// Keeps a login in Secrets Manager.
    public void keep(String secret, String user, String password) {
        try (SecretsManagerClient client = aws.secrets()) {
            String text = json(Map.of("username", user, "password", password));
            client.createSecret(request -> request.name(secret).secretString(text));
        }
    }

    /// Says which poolers stand before that cluster.
    public void announce(String cluster, List<Pooler> poolers) {
        List<Entry> entries =
                poolers.stream()
                        .map(one ->
                                new Entry(
                                        one.name(),
                                        "localhost",
                                        one.port(),
                                        one.secret(),
                                        one.databases().toString()))
                        .toList();
        try (SsmClient client = aws.ssm()) {
            client.putParameter(request ->
                    request.name("/greenlight/%s/poolers".formatted(cluster))
                            .type(ParameterType.STRING)
                            .overwrite(true)
                            .value(json(entries)));
        }
    }

    private record Entry(String name, String host, int port, String secret, String databasesFile) {}

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain strings that JSON cannot hold", impossible);
        }
    }
}
