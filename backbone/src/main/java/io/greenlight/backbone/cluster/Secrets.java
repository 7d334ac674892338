package io.greenlight.backbone.cluster;

import java.util.Optional;

/// Where passwords are kept: Secrets Manager.
public interface Secrets {

    /// The login in that secret; empty if there is no such secret.
    ///
    /// @throws IllegalArgumentException if the secret is no JSON with `username` and `password`, or
    ///   must not be read
    Optional<Login> find(String name);

    /// Keeps a login under that name; keeping it again replaces it.
    void keep(String name, Login login);

    /// Forgets it at once; forgetting what is not there changes nothing.
    void forget(String name);
}
