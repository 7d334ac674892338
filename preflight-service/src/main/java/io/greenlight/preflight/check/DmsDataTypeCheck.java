package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.Set;

/// DMS knows the datatypes that its documentation lists; what it does not know it leaves out or
/// takes for text.
final class DmsDataTypeCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-data-type")
                .on(Severity.BLOCKED, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "columns of a datatype that DMS does not carry",
                        "the column would be left out, or its values changed; "
                                + "replicate such tables by the strategy logical, or keep "
                                + "the values as text");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.RARE_TYPE);
    }
}
