package io.greenlight.backbone.advisory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Operator classes, by patterns of LIKE; what is left out is any.
///
/// @param method the access method
/// @param name the class's own
/// @param type what it is for
public record OperatorClass(
        String method,
        @JsonProperty("class") String name,
        String type,
        Locale locale,
        Certainty certainty) {

    private static final String ANY = "%";

    @JsonCreator
    static OperatorClass of(
            @JsonProperty("method") @Nullable String method,
            @JsonProperty("class") @Nullable String name,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("locale") @Nullable Locale locale,
            @JsonProperty("certainty") @Nullable Certainty certainty) {
        return new OperatorClass(
                method == null ? ANY : method,
                name == null ? ANY : name,
                type == null ? ANY : type,
                locale == null ? Locale.ANY : locale,
                certainty == null ? Certainty.SPOILT : certainty);
    }

    /// In which databases.
    public enum Locale {
        @JsonProperty("any")
        ANY,
        /// Those that sort by ICU, or by themselves.
        @JsonProperty("not-libc")
        NOT_LIBC,
        /// Those whose LC_CTYPE is C, and whose LC_COLLATE is something else.
        @JsonProperty("ctype-c")
        CTYPE_C
    }

    /// How sure it is that such an index has to be rebuilt.
    public enum Certainty {
        /// Each of them, to be safe.
        @JsonProperty("spoilt")
        SPOILT,
        /// One that is suspected alone: nobody rebuilds it unasked.
        @JsonProperty("suspect")
        SUSPECT
    }
}
