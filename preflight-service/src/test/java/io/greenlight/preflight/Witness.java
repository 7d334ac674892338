package io.greenlight.preflight;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.About;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.Span;
import io.greenlight.preflight.check.Way;
import java.util.Map;

/// A check that finds something everywhere: it shows that whoever came before did not stop it.
record Witness() implements DatabaseCheck {

    @Override
    public About about() {
        Map<Way, Severity> everywhere =
                Map.of(
                        Way.IN_PLACE, Severity.WARNING,
                        Way.GLOBAL_MINOR, Severity.WARNING,
                        Way.CLONE, Severity.WARNING,
                        Way.LOGICAL, Severity.WARNING,
                        Way.DMS, Severity.WARNING);
        return new About(
                "witness",
                everywhere,
                Span.ANY,
                Fault.OPERATOR,
                Map.of(Severity.WARNING, new About.Words("seen", "")));
    }

    @Override
    public String query() {
        return "SELECT 'seen' AS object, '' AS remedy";
    }
}
