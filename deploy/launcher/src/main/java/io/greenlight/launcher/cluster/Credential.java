package io.greenlight.launcher.cluster;

import io.greenlight.launcher.pooler.ScramVerifier;
import java.security.SecureRandom;

/// A login of the demo's cluster. Server and poolers are given its verifier, clients its password.
public record Credential(String user, String password, ScramVerifier verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Credential of(String user, String password) {
        return new Credential(user, password, ScramVerifier.of(password, RANDOM));
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
