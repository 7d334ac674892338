package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a warning does that nobody has acknowledged. The tag `UpgradeDB:Warnings` holds one of the
/// words.
public enum WarningPolicy {
    /// It is told, and the upgrade goes on.
    ALLOW("allow"),
    /// The upgrade does not start before somebody says that it may.
    BLOCK("block");

    private final String word;

    WarningPolicy(String word) {
        this.word = word;
    }

    /// As it stands in tags and events.
    @JsonValue
    public String word() {
        return word;
    }

    /// The policy of that word, if there is one.
    public static Optional<WarningPolicy> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /// All words, for a message to a person.
    public static String words() {
        return Arrays.stream(values()).map(WarningPolicy::word).collect(Collectors.joining(", "));
    }

    /// Whether that finding keeps an upgrade from its start.
    public boolean bars(Finding one) {
        return one.severity() == Severity.BLOCKED || (this == BLOCK && !one.isAcknowledged());
    }

    @JsonCreator
    static WarningPolicy require(String word) {
        return named(word)
                .orElseThrow(() -> new IllegalArgumentException("no policy is called " + word));
    }
}
