package io.greenlight.backbone.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Secrets in memory, for tests.
public final class FakeSecrets implements Secrets {

    private final Map<String, Login> logins = new HashMap<>();

    @Override
    public Optional<Login> find(String name) {
        return Optional.ofNullable(logins.get(name));
    }

    @Override
    public void keep(String name, Login login) {
        logins.put(name, login);
    }

    @Override
    public void forget(String name) {
        logins.remove(name);
    }
}
