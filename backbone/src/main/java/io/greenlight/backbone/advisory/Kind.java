package io.greenlight.backbone.advisory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What an advisory is about, and with it who reads it.
public enum Kind {
    REMOVED_EXTENSION("removed-extension", Subject.Names.class),
    /// To be dropped before a new major, and made again after it.
    RECREATED_EXTENSION("recreated-extension", Subject.Names.class),
    /// To be at its newest version before a new major; in the order in which they are updated.
    UPDATED_EXTENSION("updated-extension", Subject.Names.class),
    KNOWN_EXTENSION("known-extension", Subject.Names.class),
    REMOVED_LIBRARY("removed-library", Subject.Names.class),
    KNOWN_LIBRARY("known-library", Subject.Names.class),
    REMOVED_SETTING("removed-setting", Subject.Names.class),
    /// The output plugins that a server loads by itself; others it has to be told of.
    OUTPUT_PLUGIN("output-plugin", Subject.Names.class),
    /// Indexes that hold what only a newer version writes, or reads, right.
    REINDEX("reindex", Subject.Indexes.class),
    /// A minor to keep away from, or one that may have left something behind.
    KNOWN_BAD_MINOR("known-bad-minor", Subject.Fault.class),
    /// A default that behaves otherwise for whoever has set nothing.
    CHANGED_DEFAULT("changed-default", Subject.Default.class);

    private final String word;
    private final Class<? extends Subject> subject;

    Kind(String word, Class<? extends Subject> subject) {
        this.word = word;
        this.subject = subject;
    }

    /// As it stands in the file.
    @JsonValue
    public String word() {
        return word;
    }

    boolean isAbout(Subject one) {
        return subject.isInstance(one);
    }

    @JsonCreator
    static Kind require(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind is called " + word));
    }
}
