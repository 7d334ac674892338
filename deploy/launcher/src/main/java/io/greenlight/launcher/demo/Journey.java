package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.stack.StackSize;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From where to where a demo's cluster goes, how, how far, and whether it comes back.
public record Journey(Release from, Release to, Strategy strategy, Mode mode, Ending ending) {

    private static final int LOWEST = 13;
    private static final int HIGHEST = 18;

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
        if (from.major() == to.major()) {
            requireMinors(from, to, strategy);
        }
        if (mode == Mode.PREUPGRADE && strategy != Strategy.IN_PLACE) {
            throw new IllegalArgumentException(
                    "--mode %s: only --strategy %s knows it"
                            .formatted(mode.word(), Strategy.IN_PLACE.word()));
        }
        boolean upgradesInPlace = strategy == Strategy.IN_PLACE && mode == Mode.UPGRADE;
        if (ending != Ending.STAYS && !upgradesInPlace) {
            throw new IllegalArgumentException(
                    "--way-back: only --strategy %s --mode %s leads to where it begins"
                            .formatted(Strategy.IN_PLACE.word(), Mode.UPGRADE.word()));
        }
        if (ending == Ending.FAILS_AND_GOES_BACK && from.major() == to.major()) {
            throw wrong(
                    from,
                    to,
                    "RDS takes a minor back by itself when a reader fails; --way-back=failed needs"
                            + " another major");
        }
    }

    /// What becomes of a cluster that was upgraded in place.
    public enum Ending {
        STAYS,
        /// The clone that was made before is asked to take over again.
        GOES_BACK,
        /// The same, but a reader does not come back from the upgrade, which is stuck there.
        FAILS_AND_GOES_BACK;

        /// Whether the way back is asked for when that has been heard.
        boolean turnsAt(UpgradeEvent event) {
            return switch (this) {
                case STAYS -> false;
                case GOES_BACK -> event instanceof UpgradedInPlace;
                case FAILS_AND_GOES_BACK -> event instanceof UpgradeStuck;
            };
        }
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
                        .toList());
    }

    /// What the owner of a cluster writes on it to have it upgraded so. The demo's has a slot, and
    /// agrees beforehand that it is dropped and made again.
    Map<String, String> tags(PostgresVersion target) {
        Map<String, String> tags = new HashMap<>();
        tags.put("UpgradeDB", "Y");
        tags.put("UpgradeDB:TargetVersion", target.toString());
        tags.put("UpgradeDB:Strategy", strategy.word());
        if (isInPlace()) {
            tags.put("UpgradeDB:Mode", mode.word());
            if (crossesMajors()) {
                tags.put("UpgradeDB:DropSlots", "Y");
            }
        }
        return Map.copyOf(tags);
    }

    private static void requireMinors(Release from, Release to, Strategy strategy) {
        if (strategy != Strategy.IN_PLACE) {
            throw wrong(
                    from,
                    to,
                    "an upgrade leads to a higher major; --strategy %s goes to another minor, too"
                            .formatted(Strategy.IN_PLACE.word()));
        }
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
