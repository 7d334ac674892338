package io.greenlight.cutover;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// What the service is put together from.
final class CutoverBeans {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
