package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.UpgradeWords;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.ResourceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What RDS says of an upgrade that it took back. Its API has no word for it: every member is
/// `available` at its old version, and an event in some region says why.
record Complaints(GlobalAccess access, EngineUpgrades upgrades) {

    /// Events of all regions since then, in order, and what the logs of the cluster say that was
    /// the primary when RDS was asked. Each region is asked once.
    Told told(GlobalState state, ResourceId primary, Instant since) {
        List<Happening> all =
                access.happenings(state, since).stream()
                        .filter(one -> UpgradeWords.isAboutIt(one.sentence()))
                        .sorted(Comparator.comparing(Happening::at))
                        .toList();
        List<Happening> complaints =
                all.stream().filter(one -> UpgradeWords.isComplaint(one.sentence())).toList();
        Stream<String> ofLogs =
                state.member(primary).stream()
                        .flatMap(one -> upgrades.complaints(one.cluster(), since).stream())
                        .filter(said -> complaints.stream().noneMatch(it -> isOf(it, said)));
        return new Told(
                Stream.concat(complaints.stream().map(Complaints::named), ofLogs)
                        .distinct()
                        .toList(),
                all.stream().anyMatch(one -> UpgradeWords.isBeginning(one.sentence())),
                all.isEmpty() ? null : all.getLast().at());
    }

    private static boolean isOf(Happening one, String said) {
        return one.sentence().equals(said);
    }

    private static String named(Happening one) {
        return "%s in %s: %s".formatted(one.resource(), one.region(), one.sentence());
    }
}
