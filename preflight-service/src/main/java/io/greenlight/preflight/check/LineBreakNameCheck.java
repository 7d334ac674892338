package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// pg_upgrade and pg_dump call one another through a shell, and refuse to pass on a name with the
/// end of a line in it. 19 takes no such name any more, and its pg_upgrade looks for them.
final class LineBreakNameCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("line-break-name")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.MAJOR)
                .says(
                        Severity.BLOCKED,
                        "names with the end of a line in them",
                        "pg_upgrade stops when it dumps the schema: shell command argument contains"
                                + " a newline or carriage return; clients have to follow the new"
                                + " name");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.target().major());
    }
}
