package io.greenlight.preflight.check;

import io.greenlight.contracts.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ways to a new version, as far as they differ in what stands in them. The checks know all of
/// them already: a strategy that contracts learns is found here by its word.
public enum Way {
    /// The cluster itself is upgraded, by pg_upgrade for a new major.
    IN_PLACE("in-place"),
    /// A Global Database gets a new minor, all its members at once.
    GLOBAL_MINOR("global-minor"),
    /// A clone is upgraded by pg_upgrade and fed by logical replication.
    CLONE("clone"),
    /// An empty cluster gets the schema, a copy and then logical replication.
    LOGICAL("logical"),
    /// An empty cluster gets the schema, and its rows by AWS DMS.
    DMS("dms");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /// The strategy's, as it stands in tags and events.
    public String word() {
        return word;
    }

    /// What is to be known of it whatever the checks find, in sentences.
    public List<String> notes() {
        return this == DMS
                ? List.of(
                        "DMS does not carry TRUNCATE while it replicates: use DELETE, on tables"
                                + " with a primary key, or repeat it on the target.",
                        "DMS carries DDL with exceptions, and only if the endpoint's CaptureDdls"
                                + " and the task's settings for it are on: make such changes by"
                                + " hand, on both sides, while nobody writes.")
                : List.of();
    }

    /// The way of that word, if there is one.
    public static Optional<Way> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /// All words, for a message to a person.
    public static String words() {
        return Arrays.stream(values()).map(Way::word).collect(Collectors.joining(", "));
    }

    static Way of(Strategy strategy) {
        return named(strategy.word())
                .orElseThrow(() -> new IllegalStateException("no check knows " + strategy));
    }
}
