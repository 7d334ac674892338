package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Of a large value DMS carries what its task's LobMaxSize lets through, unless it is told to carry
/// all of it (DMS guide, "Setting LOB support for source databases in an AWS DMS task").
final class DmsLobCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-lob")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "columns that DMS may cut, in tables with large values",
                        "in its limited mode DMS cuts large values at the task's LobMaxSize, 32 kB"
                                + " where nothing is said, and only its log says so; varchar"
                                + " without a length ends at the endpoint's"
                                + " unboundedVarcharMaxSize, 8,000 bytes: set both to what the"
                                + " queries answer, or take the full mode, which is slower, for"
                                + " more than 102,400 kB");
    }
}
