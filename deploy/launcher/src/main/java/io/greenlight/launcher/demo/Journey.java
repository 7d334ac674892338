package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.launcher.aws.EngineVersions;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.stack.StackSize;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From where to where a demo's cluster goes, how, how far, and whether it comes back.
public record Journey(Release from, Release to, Strategy strategy, Mode mode, Ending ending) {

    private static final int LOWEST = 13;
    private static final int HIGHEST = 18;

    /// pg_is_in_backup() is gone since: a column's default that calls it is found by pg_upgrade
    /// alone, in the middle of its work.
    private static final int LOST_A_FUNCTION = 15;

    /// The last major of which servers.sh brings other minors than its own.
    private static final int LAST_WITH_MINORS = 17;

    /// Refuses what no upgrade leads to.
    ///
    /// @throws IllegalArgumentException if it is that; the message names what was said
    public Journey {
        if (isOutside(from) || isOutside(to)) {
            throw wrong(from, to, "majors are %d to %d".formatted(LOWEST, HIGHEST));
        }
        if (from.major() > to.major()) {
            throw wrong(from, to, "an upgrade leads to a higher version");
        }
        if (strategy == Strategy.GLOBAL_MINOR) {
            requireGlobal(from, to, mode);
        } else if (from.major() == to.major()) {
            requireMinors(from, to, strategy);
        }
        if (!modes(strategy).contains(mode)) {
            throw new IllegalArgumentException(
                    "--mode %s: only --strategy %s knows it"
                            .formatted(
                                    mode.word(),
                                    Arrays.stream(Strategy.values())
                                            .filter(one -> modes(one).contains(mode))
                                            .map(Strategy::word)
                                            .collect(Collectors.joining(" and "))));
        }
        requireEnding(strategy, mode, ending);
        if (ending == Ending.REFUSED
                && (from.major() >= LOST_A_FUNCTION || to.major() < LOST_A_FUNCTION)) {
            throw wrong(from, to, "only %d has lost what the demo uses".formatted(LOST_A_FUNCTION));
        }
        if (ending == Ending.FAILS_AND_GOES_BACK && from.major() == to.major()) {
            throw wrong(
                    from,
                    to,
                    "RDS takes a minor back by itself when a reader fails; --way-back=failed needs"
                            + " another major");
        }
    }

    /// What becomes of a cluster in the end.
    public enum Ending {
        STAYS,
        /// The primary's writer does not come up, and RDS takes all members back by itself.
        TAKEN_BACK,
        /// pg_upgrade refuses the clone that the upgrade is rehearsed on.
        REFUSED,
        /// The clone that was made before is asked to take over again.
        GOES_BACK,
        /// The same, but a reader does not come back from the upgrade, which is stuck there.
        FAILS_AND_GOES_BACK;

        /// Whether the way back is asked for when that has been heard.
        boolean turnsAt(UpgradeEvent event) {
            return switch (this) {
                case STAYS, TAKEN_BACK, REFUSED -> false;
                case GOES_BACK -> event instanceof UpgradedInPlace;
                case FAILS_AND_GOES_BACK -> event instanceof UpgradeStuck;
            };
        }

        /// What has to go wrong for that.
        Optional<Trouble> trouble() {
            return switch (this) {
                case STAYS, GOES_BACK, REFUSED -> Optional.empty();
                case TAKEN_BACK -> Optional.of(Trouble.WRITER_UPGRADE);
                case FAILS_AND_GOES_BACK -> Optional.of(Trouble.READER_UPGRADE);
            };
        }

        /// Whether the upgrade's own last word is the end of all.
        public boolean endsWithUpgrade() {
            return this == STAYS || this == TAKEN_BACK || this == REFUSED;
        }
    }

    private static Set<Mode> modes(Strategy strategy) {
        return switch (strategy) {
            case CLONE -> Set.of(Mode.REHEARSAL, Mode.UPGRADE);
            case IN_PLACE -> Set.of(Mode.PREUPGRADE, Mode.REHEARSAL, Mode.UPGRADE);
            case GLOBAL_MINOR -> Set.of(Mode.PREUPGRADE, Mode.UPGRADE, Mode.PATCH);
        };
    }

    /// Whether it is about all regions of a Global Database.
    public boolean isGlobal() {
        return strategy == Strategy.GLOBAL_MINOR;
    }

    /// How many readers the cluster has beside its writer.
    int readers() {
        return switch (strategy) {
            case CLONE -> 0;
            case IN_PLACE -> 2;
            case GLOBAL_MINOR -> 1;
        };
    }

    /// The version that its cluster begins with.
    ///
    /// @throws IllegalArgumentException if RDS has no such way; the message says which it has
    PostgresVersion source(EngineVersions versions) {
        return mode == Mode.PATCH ? versions.newest(from) : versions.source(from, to);
    }

    /// The version that it leads to from that one; a patch leads to none.
    PostgresVersion target(EngineVersions versions, PostgresVersion source) {
        return mode == Mode.PATCH ? source : versions.target(source, to).orElseThrow();
    }

    public boolean isInPlace() {
        return strategy == Strategy.IN_PLACE;
    }

    /// Whether another major is at its end, and not only another minor.
    public boolean crossesMajors() {
        return to.major() > from.major();
    }

    /// The servers that it needs.
    public StackSize.Servers servers() {
        return new StackSize.Servers(
                Stream.of(from, to)
                        .map(one -> Integer.toString(one.major()))
                        .distinct()
                        .collect(Collectors.joining(" ")),
                Stream.of(from, to)
                        .filter(one -> one.minor().isPresent() && one.major() <= LAST_WITH_MINORS)
                        .map(Release::toString)
                        .distinct()
                        .toList());
    }

    /// What the cluster's parameter group sets beside what every demo's does. Statements are
    /// counted, as on every Aurora cluster, where their plans are compared.
    Map<String, String> settings() {
        return mode == Mode.REHEARSAL
                ? Map.of("shared_preload_libraries", "pg_stat_statements")
                : Map.of();
    }

    /// What the owner of a cluster writes on it to have it upgraded so. The demo's has a slot, and
    /// agrees beforehand that it is dropped and made again.
    Map<String, String> tags(PostgresVersion target) {
        Map<String, String> tags = new HashMap<>();
        tags.put("UpgradeDB", "Y");
        if (mode != Mode.PATCH) {
            tags.put("UpgradeDB:TargetVersion", target.toString());
        }
        tags.put("UpgradeDB:Strategy", strategy.word());
        if (mode == Mode.REHEARSAL) {
            tags.put("UpgradeDB:Rehearsal", "Y");
        } else if (strategy != Strategy.CLONE) {
            tags.put("UpgradeDB:Mode", mode.word());
        }
        if (isInPlace() && crossesMajors()) {
            tags.put("UpgradeDB:DropSlots", "Y");
        }
        return Map.copyOf(tags);
    }

    private static void requireEnding(Strategy strategy, Mode mode, Ending ending) {
        boolean upgrades = mode == Mode.UPGRADE;
        if (ending == Ending.REFUSED && mode != Mode.REHEARSAL) {
            throw new IllegalArgumentException(
                    "--fail: only with --mode %s a clone is upgraded and nothing else"
                            .formatted(Mode.REHEARSAL.word()));
        }
        if (ending == Ending.TAKEN_BACK && !(upgrades && strategy == Strategy.GLOBAL_MINOR)) {
            throw new IllegalArgumentException(
                    "--fail: only --strategy %s --mode %s is taken back by RDS itself"
                            .formatted(Strategy.GLOBAL_MINOR.word(), Mode.UPGRADE.word()));
        }
        if (!ending.endsWithUpgrade() && !(upgrades && strategy == Strategy.IN_PLACE)) {
            throw new IllegalArgumentException(
                    "--way-back: only --strategy %s --mode %s leads to where it begins"
                            .formatted(Strategy.IN_PLACE.word(), Mode.UPGRADE.word()));
        }
    }

    private static void requireMinors(Release from, Release to, Strategy strategy) {
        if (strategy != Strategy.IN_PLACE) {
            throw wrong(
                    from,
                    to,
                    "an upgrade leads to a higher major; --strategy %s goes to another minor, too"
                            .formatted(Strategy.IN_PLACE.word()));
        }
        requireHigherMinor(from, to);
    }

    /// RDS upgrades all regions at once to another minor only; a patch leads nowhere else.
    private static void requireGlobal(Release from, Release to, Mode mode) {
        if (mode == Mode.PATCH) {
            if (!from.equals(to)) {
                throw wrong(from, to, "--mode %s stays with a version".formatted(mode.word()));
            }
        } else if (from.major() != to.major()) {
            throw wrong(from, to, "a Global Database goes to another minor only");
        } else {
            requireHigherMinor(from, to);
        }
    }

    private static void requireHigherMinor(Release from, Release to) {
        boolean isTold = from.minor().isPresent() || to.minor().isPresent();
        boolean isBackwards =
                from.minor().isPresent()
                        && to.minor().isPresent()
                        && from.minor().getAsInt() >= to.minor().getAsInt();
        if (!isTold || isBackwards) {
            throw wrong(from, to, "an upgrade leads to a higher minor, such as 17.5 to 17.11");
        }
    }

    private static boolean isOutside(Release one) {
        return one.major() < LOWEST || one.major() > HIGHEST;
    }

    private static IllegalArgumentException wrong(Release from, Release to, String why) {
        return new IllegalArgumentException("--from %s --to %s: %s".formatted(from, to, why));
    }
}
