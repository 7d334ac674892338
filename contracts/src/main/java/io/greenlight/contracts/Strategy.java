package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a cluster comes to its new version. The tag `UpgradeDB:Strategy` holds one of the words.
public enum Strategy {
    /// A fast clone is upgraded and fed by logical replication until it takes over.
    CLONE("clone"),
    /// The cluster itself is upgraded, after a clone was made to go back to.
    IN_PLACE("in-place"),
    /// All members of a Global Database get a new minor, or the newest patch of theirs.
    GLOBAL_MINOR("global-minor");

    private final String word;

    Strategy(String word) {
        this.word = word;
    }

    /// As it stands in tags and events.
    @JsonValue
    public String word() {
        return word;
    }

    /// The strategy of that word, if there is one.
    public static Optional<Strategy> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /// All words, for a message to a person.
    public static String words() {
        return Arrays.stream(values()).map(Strategy::word).collect(Collectors.joining(", "));
    }

    @JsonCreator
    static Strategy require(String word) {
        return named(word)
                .orElseThrow(() -> new IllegalArgumentException("no strategy is called " + word));
    }
}
