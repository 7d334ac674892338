package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// A new major has newer extensions, whose update scripts drop views of theirs (pg_stat_statements
/// nearly every time). What others have built on these views bars the update.
final class ExtensionViewCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("extension-view")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE)
                .only(Span.MAJOR)
                .says(
                        Severity.WARNING,
                        "views on views of extensions",
                        "the extension's update after the upgrade may be refused: cannot drop view"
                                + " because other objects depend on it; keep the definition, drop"
                                + " the view, and make it anew after the update");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.EXTENSION, Feature.VIEW);
    }
}
