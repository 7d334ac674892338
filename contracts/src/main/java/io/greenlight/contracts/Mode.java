package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far an upgrade goes. The tag `UpgradeDB:Mode` holds one of the words.
public enum Mode {
    /// Looks, reports and prepares, and stops there: nothing but frozen rows and logs is changed.
    PREUPGRADE,
    /// All of it is tried on a clone, which is deleted in the end; the cluster is only looked at.
    REHEARSAL,
    /// All of it.
    UPGRADE,
    /// No other version: patches of the one that is there, on every member of a Global Database.
    PATCH;

    /// As it stands in tags and events.
    @JsonValue
    public String word() {
        return name();
    }

    /// The mode of that word, if there is one.
    public static Optional<Mode> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /// All words, for a message to a person.
    public static String words() {
        return Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "));
    }

    @JsonCreator
    static Mode require(String word) {
        return named(word)
                .orElseThrow(() -> new IllegalArgumentException("no mode is called " + word));
    }
}
