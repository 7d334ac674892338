package io.greenlight.backbone.advisory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.greenlight.contracts.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an advisory names, as far as a query can look for it.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Subject.Names.class),
    @JsonSubTypes.Type(Subject.Indexes.class),
    @JsonSubTypes.Type(Subject.Fault.class),
    @JsonSubTypes.Type(Subject.Default.class)
})
public sealed interface Subject {

    /// Extensions, libraries, settings or plugins, by their names.
    record Names(List<String> names) implements Subject {

        public Names {
            names = List.copyOf(names);
        }
    }

    /// Indexes that have an operator class like one of these.
    record Indexes(List<OperatorClass> indexes) implements Subject {

        public Indexes {
            indexes = List.copyOf(indexes);
        }
    }

    /// A fault of a version.
    ///
    /// @param effect whether the upgrade is not begun for it
    /// @param parameter it matters only where this one is set; null: everywhere
    /// @param harmless the value with which it does not
    record Fault(Severity effect, @Nullable String parameter, @Nullable String harmless)
            implements Subject {}

    /// A parameter's default, as `boot_val` of `pg_settings` has it.
    record Default(String setting, String before, String after) implements Subject {}
}
