package io.greenlight.notifier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.SwitchoverFigures;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WentBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An upgrade from its first event to its last, made of its journal alone: the same events give the
/// same report, whatever order they came in.
///
/// @param asOf the newest event in it
/// @param findings of a rehearsal, and of the newest preflight: what blocks, then what only warns
/// @param reasons why something was put off, given up, unwound, refused or stuck, as it happened
/// @param kept the old cluster, while it stands by; after going back, the one that was left
/// @param wayBack after an upgrade in place, the clone, while it stands by
/// @param downtimes of an upgrade in place or of a Global Database, as its probe saw them, though
///   it was taken back
/// @param lost what somebody agreed to lose by going back
/// @param global what became of a Global Database
/// @param rehearsed how long each part of a rehearsal took
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        UpgradeId upgrade,
        ClusterRef cluster,
        Outcome outcome,
        @Nullable UpgradePath path,
        @Nullable PostgresVersion version,
        Instant startedAt,
        Instant asOf,
        List<StepLine> steps,
        List<Finding> findings,
        List<ReasonLine> reasons,
        @Nullable LagLine lag,
        @Nullable SwitchoverFigures figures,
        @Nullable ClusterRef kept,
        @Nullable WayBack wayBack,
        @Nullable List<Downtime> downtimes,
        @Nullable List<Loss> lost,
        @Nullable GlobalPart global,
        @Nullable List<RehearsedTime> rehearsed) {

    /// Why something did not go as planned.
    public record ReasonLine(Instant at, String event, Reason reason) {}

    /// What the members of a Global Database said of themselves, and RDS of them.
    public record GlobalPart(
            String globalCluster,
            List<GlobalMember> members,
            List<Happening> timeline,
            String timelineFile) {

        private static GlobalPart of(UpgradedGlobally upgraded) {
            return new GlobalPart(
                    upgraded.globalCluster(),
                    upgraded.members(),
                    upgraded.timeline(),
                    upgraded.timelineFile());
        }
    }

    /// How far the target was behind, at worst and at last.
    public record LagLine(long worstBytes, long lastBytes, long lastMilliseconds) {}

    /// The report of these events, of which there is at least one.
    ///
    /// @param events as they happened
    static Report of(List<UpgradeEvent> events) {
        UpgradeEvent.OfUpgrade first = (UpgradeEvent.OfUpgrade) events.getFirst();
        Optional<UpgradeCompleted> completed = last(events, UpgradeCompleted.class);
        Optional<UpgradedInPlace> inPlace = last(events, UpgradedInPlace.class);
        Optional<UpgradedGlobally> globally = last(events, UpgradedGlobally.class);
        Optional<WentBack> back = last(events, WentBack.class);
        return new Report(
                first.upgrade(),
                first.cluster(),
                Outcome.of(events),
                last(events, UpgradeDiscovered.class).map(UpgradeDiscovered::path).orElse(null),
                version(events).orElse(null),
                first.at(),
                events.getLast().at(),
                StepLine.of(all(events, StepEnded.class).toList()),
                findings(events),
                events.stream().flatMap(Report::reason).toList(),
                lag(all(events, ReplicationLagMeasured.class).toList()),
                completed.map(UpgradeCompleted::figures).orElse(null),
                kept(events, completed, back).orElse(null),
                wayBack(events, inPlace, back).orElse(null),
                downtimes(events, inPlace, globally).orElse(null),
                back.map(WentBack::lost).orElse(null),
                globally.map(GlobalPart::of).orElse(null),
                last(events, RehearsalCompleted.class).map(RehearsalCompleted::times).orElse(null));
    }

    private static Optional<PostgresVersion> version(List<UpgradeEvent> events) {
        return events.reversed().stream()
                .flatMap(event ->
                        switch (event) {
                            case WentBack back -> Stream.of(back.version());
                            case UpgradedInPlace upgraded -> Stream.of(upgraded.version());
                            case UpgradedGlobally upgraded -> Stream.of(upgraded.version());
                            case UpgradeCompleted completed -> Stream.of(completed.version());
                            case UpgradeEvent _ -> Stream.<PostgresVersion>empty();
                        })
                .findFirst();
    }

    /// Those of the upgrade; or, if there is none, of the last attempt that was given up.
    private static Optional<List<Downtime>> downtimes(
            List<UpgradeEvent> events,
            Optional<UpgradedInPlace> inPlace,
            Optional<UpgradedGlobally> globally) {
        return inPlace.map(UpgradedInPlace::downtimes)
                .or(() -> globally.map(UpgradedGlobally::downtimes))
                .or(() ->
                        last(events, CutoverAbandoned.class)
                                .map(CutoverAbandoned::downtimes)
                                .filter(seen -> !seen.isEmpty()));
    }

    /// The clone stands by until it is the cluster again, or not wanted any more.
    private static Optional<WayBack> wayBack(
            List<UpgradeEvent> events, Optional<UpgradedInPlace> inPlace, Optional<WentBack> back) {
        return back.isPresent() || isCleanedUp(events)
                ? Optional.empty()
                : inPlace.map(UpgradedInPlace::wayBack);
    }

    private static Optional<ClusterRef> kept(
            List<UpgradeEvent> events,
            Optional<UpgradeCompleted> completed,
            Optional<WentBack> back) {
        return isCleanedUp(events)
                ? Optional.empty()
                : back.map(WentBack::setAside).or(() -> completed.map(UpgradeCompleted::kept));
    }

    private static boolean isCleanedUp(List<UpgradeEvent> events) {
        return last(events, CleanupCompleted.class).isPresent();
    }

    private static List<Finding> findings(List<UpgradeEvent> events) {
        return Stream.concat(
                        last(events, RehearsalCompleted.class).stream()
                                .flatMap(done -> done.findings().stream()),
                        ofPreflight(events).stream())
                .toList();
    }

    private static List<Finding> ofPreflight(List<UpgradeEvent> events) {
        return events.reversed().stream()
                .flatMap(event ->
                        switch (event) {
                            case PreflightFailed failed -> Stream.of(failed.findings());
                            case PreflightPassed passed -> Stream.of(passed.warnings());
                            case UpgradeEvent _ -> Stream.<List<Finding>>empty();
                        })
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<ReasonLine> reason(UpgradeEvent event) {
        return switch (event) {
            case CutoverPutOff off -> line(off, "cutover-put-off", off.reason());
            case CutoverAbandoned given -> line(given, "cutover-abandoned", given.reason());
            case UpgradeUnwound unwound -> line(unwound, "upgrade-unwound", unwound.reason());
            case CleanupRefused kept -> line(kept, "cleanup-refused", kept.reason());
            case WayBackRefused stays -> line(stays, "way-back-refused", stays.reason());
            case UpgradeStuck stuck -> line(stuck, "upgrade-stuck", stuck.reason());
            case UpgradeEvent _ -> Stream.empty();
        };
    }

    private static Stream<ReasonLine> line(UpgradeEvent event, String type, Reason reason) {
        return Stream.of(new ReasonLine(event.at(), type, reason));
    }

    private static @Nullable LagLine lag(List<ReplicationLagMeasured> measured) {
        if (measured.isEmpty()) {
            return null;
        }
        ReplicationLagMeasured last = measured.getLast();
        long worst = measured.stream().mapToLong(ReplicationLagMeasured::bytes).max().orElse(0);
        return new LagLine(worst, last.bytes(), last.behind().toMillis());
    }

    private static <E extends UpgradeEvent> Stream<E> all(
            List<UpgradeEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <E extends UpgradeEvent> Optional<E> last(
            List<UpgradeEvent> events, Class<E> kind) {
        return all(events, kind).reduce((_, later) -> later);
    }
}
