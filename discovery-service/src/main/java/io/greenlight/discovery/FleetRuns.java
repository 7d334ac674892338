package io.greenlight.discovery;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.journal.RunBook;
import io.greenlight.backbone.journal.RunRoll;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.UpgradeOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Knows which run of the fleet an upgrade belongs to, and notices when one is over.
///
/// Copies agree by the book. Who begins an upgrade writes it into the roll before it writes its
/// tag; who ends the run read the roll before the fleet, and is refused if anybody joined
/// meanwhile. Everybody is told of an end until it is written down that they were: twice at worst,
/// with the same event.
@Singleton
final class FleetRuns {

    private static final Logger LOG = Logger.getLogger(FleetRuns.class);

    /// Longer than it takes from the roll to the tag, with the SDK's retries.
    private static final Duration FRESH = Duration.ofMinutes(2);

    /// Copies that write the roll at the same moment; more of them are a fault for the next scan.
    private static final int TRIES = 10;

    private final RunBook book;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    FleetRuns(RunBook book, Outbox outbox, Clock clock) {
        this.book = book;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The roll as it stands; to be read before the fleet that it is compared with.
    Optional<RunBook.Entry> look() {
        return book.read();
    }

    /// The run that is on, if one is.
    Optional<FleetRun> on() {
        return look().map(RunBook.Entry::roll).filter(RunRoll::isOn).map(RunRoll::run);
    }

    /// Makes that upgrade part of the run that is on; if none is, one begins with it.
    FleetRun join(UpgradeOrder order) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<RunBook.Entry> standing = book.read();
            RunRoll joined = joined(standing.map(RunBook.Entry::roll), order);
            if (standing.filter(entry -> entry.roll().equals(joined)).isPresent()
                    || book.write(standing, joined).isPresent()) {
                return joined.run();
            }
        }
        throw new IllegalStateException("the run of the fleet is written by others all the time");
    }

    private RunRoll joined(Optional<RunRoll> standing, UpgradeOrder order) {
        Instant now = clock.instant();
        RunRoll.Member member = new RunRoll.Member(order.upgrade(), order.cluster(), now);
        return standing.filter(RunRoll::isOn)
                .map(roll -> roll.holds(order.upgrade()) ? roll : roll.with(member))
                .orElseGet(() -> RunRoll.begun(member));
    }

    /// Ends the run if nothing keeps it on, and tells everybody.
    ///
    /// @param standing the roll, read before the fleet
    void endIfOver(Optional<RunBook.Entry> standing, List<Cluster> fleet) {
        standing.flatMap(entry -> entry.roll().isOn() ? ended(entry, fleet) : Optional.of(entry))
                .ifPresent(this::tellUnlessTold);
    }

    private Optional<RunBook.Entry> ended(RunBook.Entry standing, List<Cluster> fleet) {
        RunRoll roll = standing.roll();
        if (fleet.stream().anyMatch(Standing::keepsRunOn)
                || roll.members().stream().anyMatch(one -> isAboutToBegin(one, fleet))) {
            return Optional.empty();
        }
        List<ClusterRef> skipped =
                fleet.stream().filter(FleetRuns::standsAside).map(Cluster::ref).toList();
        return book.write(Optional.of(standing), roll.ended(clock.instant(), skipped));
    }

    /// Whether a copy has written it into the roll and not on its cluster yet.
    private boolean isAboutToBegin(RunRoll.Member member, List<Cluster> fleet) {
        return member.begunAt().plus(FRESH).isAfter(clock.instant())
                && fleet.stream()
                        .flatMap(cluster -> Standing.upgrade(cluster).stream())
                        .noneMatch(member.upgrade()::equals);
    }

    private static boolean standsAside(Cluster cluster) {
        return Standing.isSkipped(cluster)
                && !Standing.isTarget(cluster)
                && Wish.of(cluster) != Wish.NO;
    }

    private void tellUnlessTold(RunBook.Entry entry) {
        entry.roll().untold().ifPresent(ended -> tell(entry, ended));
    }

    private void tell(RunBook.Entry entry, FleetRunEnded ended) {
        outbox.send(Dispatch.now(ended));
        // Refused where another copy told of it, too, or began the next run: both know of the end.
        var _ = book.write(Optional.of(entry), entry.roll().told(clock.instant()));
        LOG.infof("the run %s has ended: %d upgrades", ended.run(), ended.upgrades().size());
    }
}
