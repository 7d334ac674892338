package io.greenlight.backbone.cluster.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.aws.Refusals;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/// Logins in Secrets Manager, in the shape that RDS itself writes: JSON with `username` and
/// `password`, among whatever else is there.
///
/// What was read is remembered for some seconds, for a run logs in many times a second: so long
/// after a rotation a server may refuse us, and whoever was refused tries again.
@Singleton
public final class SecretsManagerSecrets implements Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final SecretsManagerClient secrets;
    private final Clock clock;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    @Inject
    public SecretsManagerSecrets(SecretsManagerClient secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /// A login, and until when it is taken for what the secret says.
    private record Memory(Login login, Instant until) {}

    @Override
    public Optional<Login> find(String name) {
        Instant now = clock.instant();
        memories.values().removeIf(memory -> !memory.until().isAfter(now));
        Memory known = memories.get(name);
        if (known != null) {
            return Optional.of(known.login());
        }
        Optional<Login> found = ask(name);
        found.ifPresent(login -> memories.put(name, new Memory(login, now.plus(REMEMBERED))));
        return found;
    }

    private Optional<Login> ask(String name) {
        try {
            String text = secrets.getSecretValue(request -> request.secretId(name)).secretString();
            return Optional.of(read(name, text == null ? "" : text));
        } catch (ResourceNotFoundException absent) {
            return Optional.empty();
        } catch (InvalidRequestException beingDeleted) {
            // What waits for its deletion answers so (GetSecretValue, InvalidRequestException).
            return Optional.empty();
        } catch (SecretsManagerException refused) {
            if (Refusals.isDenied(refused)) {
                throw new IllegalArgumentException(
                        "the secret %s may not be read: the services' roles read those whose names"
                                        .formatted(name)
                                + " end in -maintenance-user-secret, or begin with greenlight/, and"
                                + " none under a key of KMS that they may not use",
                        refused);
            }
            throw refused;
        }
    }

    @Override
    public void keep(String name, Login login) {
        String text = write(login);
        try {
            secrets.putSecretValue(request -> request.secretId(name).secretString(text));
        } catch (ResourceNotFoundException absent) {
            secrets.createSecret(request ->
                    request.name(name)
                            .description("Made by Greenlight for one upgrade")
                            .secretString(text));
        } catch (InvalidRequestException beingDeleted) {
            secrets.restoreSecret(request -> request.secretId(name));
            secrets.putSecretValue(request -> request.secretId(name).secretString(text));
        }
        memories.remove(name);
    }

    @Override
    public void forget(String name) {
        try {
            secrets.deleteSecret(
                    request -> request.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException gone) {
            // Forgotten before: what was wanted.
        }
        memories.remove(name);
    }

    /// Says what is wrong without a word of what is in it.
    private static Login read(String name, String text) {
        JsonNode user;
        JsonNode password;
        try {
            JsonNode secret = JSON.readTree(text);
            user = secret.path("username");
            password = secret.path("password");
        } catch (JsonProcessingException broken) {
            // The cause is left out: Jackson quotes its input.
            throw new IllegalArgumentException("the secret %s is no JSON".formatted(name));
        }
        if (!user.isTextual() || !password.isTextual()) {
            throw new IllegalArgumentException(
                    "the secret %s lacks \"username\" or \"password\"".formatted(name));
        }
        return new Login(user.textValue(), password.textValue());
    }

    private static String write(Login login) {
        return JSON.createObjectNode()
                .put("username", login.user())
                .put("password", login.password())
                .toString();
    }
}
