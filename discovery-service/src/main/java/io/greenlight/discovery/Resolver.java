package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.discovery.Resolution.Ordered;
import io.greenlight.discovery.Resolution.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the tags of a cluster that wants to be upgraded: from where, to where, how, how far, for
/// the how manieth time, and with whose password.
final class Resolver {

    private static final Pattern RUN = Pattern.compile("[1-9]\\d{0,3}");

    private final Function<PostgresVersion, List<PostgresVersion>> targets;
    private final Function<Cluster, Optional<GlobalCluster>> globals;
    private final GlobalTarget globalTarget;

    /// Asks for both when they are wanted.
    ///
    /// @param targets the versions that one can be upgraded to, in ascending order
    /// @param globals the Global Database that a cluster is a member of
    Resolver(
            Function<PostgresVersion, List<PostgresVersion>> targets,
            Function<Cluster, Optional<GlobalCluster>> globals) {
        this.targets = targets;
        this.globals = globals;
        this.globalTarget = new GlobalTarget(targets, globals);
    }

    /// The number in the tag `UpgradeDB:Run`; empty if it is nonsense.
    static Optional<Integer> run(Cluster cluster) {
        String word = tag(cluster, UpgradeTags.RUN).orElse("1");
        return RUN.matcher(word).matches() ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    /// What the tag `UpgradeDB:Mode` says; empty if it is not there, or nonsense. Who asks for a
    /// rehearsal by the tag of its own gets one, whatever that says.
    static Optional<Mode> mode(Cluster cluster) {
        return isRehearsal(cluster)
                ? Optional.of(Mode.REHEARSAL)
                : tag(cluster, UpgradeTags.MODE)
                        .flatMap(word -> Mode.named(word.toUpperCase(Locale.ROOT)));
    }

    /// Whether the tag of its own asks for a rehearsal.
    static boolean isRehearsal(Cluster cluster) {
        return tag(cluster, UpgradeTags.REHEARSAL).filter("Y"::equalsIgnoreCase).isPresent();
    }

    /// What is wrong with the tags that ask for an upgrade again, if something is.
    static Optional<Reason> nonsense(Cluster cluster) {
        Optional<String> mode = tag(cluster, UpgradeTags.MODE);
        if (mode.isPresent() && mode(cluster).isEmpty()) {
            return Optional.of(Refusals.unclearMode(cluster, mode.get()));
        }
        return run(cluster).isPresent()
                ? Optional.empty()
                : tag(cluster, UpgradeTags.RUN).map(word -> Refusals.unclearRun(cluster, word));
    }

    /// The order that those tags amount to, or the first reason that there can be none.
    ///
    /// @param begun how far it goes where no tag says so
    Resolution resolve(Cluster cluster, Mode begun) {
        if (!cluster.engine().equals(Cluster.ENGINE)) {
            return new Refused(otherEngine(cluster));
        }
        if (cluster.version().equals(Cluster.NO_POSTGRES)) {
            return new Refused(Refusals.unreadableVersion(cluster));
        }
        String word = tag(cluster, UpgradeTags.STRATEGY).orElse(Strategy.CLONE.word());
        Optional<Strategy> strategy = Strategy.named(word);
        if (strategy.isEmpty()) {
            return new Refused(Refusals.unknownStrategy(cluster, word));
        }
        Optional<Reason> nonsense = nonsense(cluster);
        if (nonsense.isPresent()) {
            return new Refused(nonsense.get());
        }
        return resolve(cluster, strategy.get(), begun);
    }

    /// Somebody who asks for a Global Database's upgrade is told how it is done by hand.
    private Reason otherEngine(Cluster cluster) {
        return tag(cluster, UpgradeTags.STRATEGY)
                .filter(Strategy.GLOBAL_MINOR.word()::equals)
                .flatMap(_ -> globals.apply(cluster))
                .map(global -> GlobalRefusals.otherEngine(cluster, global))
                .orElseGet(() -> Refusals.otherEngine(cluster));
    }

    private Resolution resolve(Cluster cluster, Strategy strategy, Mode begun) {
        Mode mode =
                switch (strategy) {
                    // What another strategy began with is passed over, if it is none of its own.
                    case CLONE ->
                            mode(cluster).orElse(knows(strategy, begun) ? begun : Mode.UPGRADE);
                    case IN_PLACE, GLOBAL_MINOR -> mode(cluster).orElse(begun);
                };
        return knows(strategy, mode)
                ? order(cluster, strategy, mode)
                : new Refused(Refusals.unknownMode(cluster, strategy, mode));
    }

    private static boolean knows(Strategy strategy, Mode mode) {
        return switch (mode) {
            case UPGRADE -> true;
            case PREUPGRADE -> strategy != Strategy.CLONE;
            case REHEARSAL -> strategy != Strategy.GLOBAL_MINOR;
            case PATCH -> strategy == Strategy.GLOBAL_MINOR;
        };
    }

    private Resolution order(Cluster cluster, Strategy strategy, Mode mode) {
        Optional<String> secret = tag(cluster, UpgradeTags.SECRET);
        if (secret.isEmpty()) {
            return new Refused(Refusals.noSecret(cluster));
        }
        return switch (target(cluster, strategy, mode)) {
            case Target.Impossible(Reason reason) -> new Refused(reason);
            case Target.Version(PostgresVersion version) -> {
                UpgradePath path = new UpgradePath(strategy, cluster.version(), version);
                if (strategy == Strategy.CLONE && !path.crossesMajors()) {
                    yield new Refused(Refusals.majorsOnly(cluster, path));
                }
                int run = run(cluster).orElseThrow();
                UpgradeId id = UpgradeId.of(cluster.ref(), cluster.resourceId(), path, mode, run);
                yield new Ordered(
                        new UpgradeOrder(
                                id, cluster.ref(), cluster.resourceId(), path, secret.get(), mode));
            }
        };
    }

    private Target target(Cluster cluster, Strategy strategy, Mode mode) {
        return switch (strategy) {
            case CLONE, IN_PLACE -> TargetVersions.among(targets.apply(cluster.version()), cluster);
            case GLOBAL_MINOR -> globalTarget.of(cluster, mode);
        };
    }

    /// The words in a tag; empty if there are none.
    static Optional<String> tag(Cluster cluster, String key) {
        return Optional.ofNullable(cluster.tags().get(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
