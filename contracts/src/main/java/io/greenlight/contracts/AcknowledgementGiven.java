package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person knows of a warning, and the upgrade may go on in spite of it. A request, though its
/// name is none. What is found of that check later is not meant.
///
/// @param check whose warning it is
/// @param by who says so
/// @param database where it was found; everywhere if absent
/// @param object the one that is meant; all that were found if absent
/// @param remark why, in their words
@JsonTypeName("acknowledgement-given")
public record AcknowledgementGiven(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        String check,
        String by,
        @MayBeAbsent @Nullable String database,
        @MayBeAbsent @Nullable String object,
        @MayBeAbsent @Nullable String remark)
        implements PreflightEvent, UpgradeEvent.OfUpgrade {

    /// Whether it means that finding, or objects of it.
    public boolean means(Finding one) {
        return one.check().equals(check)
                && (database == null || one.database().equals(database))
                && (object == null || one.objects().contains(object));
    }
}
