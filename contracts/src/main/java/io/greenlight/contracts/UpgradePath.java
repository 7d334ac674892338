package io.greenlight.contracts;

/// From where to where, and how. Both are the same where only patches are wanted.
public record UpgradePath(Strategy strategy, PostgresVersion source, PostgresVersion target) {

    public UpgradePath {
        if (target.compareTo(source) < 0) {
            throw new IllegalArgumentException("%s is no upgrade of %s".formatted(target, source));
        }
    }

    /// Whether another major is at its end, and not only another minor.
    public boolean crossesMajors() {
        return target.major() > source.major();
    }

    @Override
    public String toString() {
        return "%s -> %s by %s".formatted(source, target, strategy.word());
    }
}
