package io.greenlight.notifier;

import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.RehearsedTime;
import java.util.List;
import java.util.stream.Collectors;

/// What is said of an upgrade that was only rehearsed.
final class RehearsalWords {

    private RehearsalWords() {}

    static Draft rehearsed(RehearsalCompleted done) {
        String outcome =
                done.anyVersion()
                        .map("Its clone came to PostgreSQL %s."::formatted)
                        .orElse("Its clone could not be upgraded.");
        String body =
                """
                The upgrade of %s was rehearsed. %s
                The clone is deleted, and the cluster is as it was.

                %s
                %s
                All of it: %s

                To rehearse again:

                    ./greenlight inject rehearsal-requested --cluster %s

                To have it upgraded, take the tag UpgradeDB:Rehearsal away, if it is there, and set:

                    UpgradeDB:Mode=UPGRADE
                """
                        .formatted(
                                done.cluster(),
                                outcome,
                                times(done.times()),
                                done.findings().isEmpty()
                                        ? "Nothing was found that bars it."
                                        : FindingWords.all(done.findings()),
                                done.report(),
                                done.cluster());
        return FindingWords.blocked(done.findings()) > 0
                ? Draft.attention(done.cluster(), "rehearsed, and the upgrade would fail", body)
                : Draft.completed(done.cluster(), "rehearsed, not upgraded yet", body);
    }

    /// A line for each part.
    static String times(List<RehearsedTime> times) {
        return times.stream()
                .map(one -> "    %s: %s\n".formatted(one.part(), Times.length(one.took())))
                .collect(Collectors.joining());
    }
}
