package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.Premises;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A cluster in memory which is well at first, with what RDS says of it, and with as much of the
/// AWS CLI as remedies of it need.
final class FleetScene {

    static final PostgresVersion SOURCE = new PostgresVersion(14, 24);
    static final PostgresVersion TARGET = new PostgresVersion(17, 11);

    /// A version that somebody else may have brought it to.
    static final PostgresVersion LATER = new PostgresVersion(16, 15);

    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)(?: (?!--)('[^']*'|\\S+))?");

    final FakeFleet fleet = new FakeFleet();
    final FakeEstate estate = new FakeEstate();
    Cluster cluster = FakeFleet.cluster("orders", SOURCE, Map.of());
    private Way way;
    private PostgresVersion source = SOURCE;
    private PostgresVersion target = TARGET;

    FleetScene(Way way) {
        this.way = way;
        fleet.put(cluster);
        fleet.offer(SOURCE.toString(), TARGET.toString());
        fleet.offer(LATER.toString(), TARGET.toString());
        estate.instances.add(new Estate.Instance("orders-1", "db.r6g.large", List.of("in-sync")));
    }

    Premises premises() {
        UpgradePath path = new UpgradePath(Strategy.CLONE, source, target);
        UpgradeOrder order =
                new UpgradeOrder(
                        UpgradeId.of(cluster.ref(), cluster.resourceId(), path, 1),
                        cluster.ref(),
                        cluster.resourceId(),
                        path,
                        "orders-secret");
        return new Premises(order, new Route(way, source, target), cluster, fleet, estate);
    }

    /// What that check finds, if it is asked on this way.
    List<Finding> findings(String check) {
        return Catalog.of(Duration.ofMinutes(5)).stream()
                .filter(one -> one.id().equals(check))
                .filter(one -> one.about().appliesTo(premises().route()))
                .map(FleetCheck.class::cast)
                .flatMap(one -> one.inspect(premises()).stream())
                .toList();
    }

    /// The same cluster, with another status and writer.
    Cluster with(String status, Optional<String> writer) {
        return new Cluster(
                cluster.ref(),
                cluster.resourceId(),
                cluster.arn(),
                cluster.engine(),
                cluster.version(),
                status,
                cluster.endpoint(),
                writer,
                writer.map(List::of).orElse(List.of()),
                cluster.parameterGroup(),
                cluster.tags());
    }

    /// Does what a command of the AWS CLI would.
    void run(String command) {
        Map<String, String> options = options(command);
        String verb = command.split(" ", -1)[2];
        switch (verb) {
            case "wait" -> cluster = with("available", cluster.writerInstance());
            case "create-db-instance" ->
                    cluster =
                            with(
                                    cluster.status(),
                                    Optional.of(wanted(options, "db-instance-identifier")));
            case "modify-db-cluster" -> modify(options);
            case "reboot-db-instance" ->
                    estate.instances.replaceAll(one ->
                            new Estate.Instance(
                                    one.identifier(), one.instanceClass(), List.of("in-sync")));
            case "modify-db-instance" ->
                    estate.instances.replaceAll(one ->
                            new Estate.Instance(
                                    one.identifier(),
                                    wanted(options, "db-instance-class")
                                            .replace("\"$ONE_OF_THEM\"", "db.r6g.large"),
                                    one.parameters()));
            case "apply-pending-maintenance-action" ->
                    estate.maintenance.removeIf(one ->
                            one.resource().equals(wanted(options, "resource-identifier"))
                                    && one.action().equals(wanted(options, "apply-action")));
            case "remove-from-global-cluster" -> estate.globalDatabase = Optional.empty();
            case "add-tags-to-resource" -> tag(wanted(options, "tags"));
            case "describe-orderable-db-instance-options", "describe-db-clusters" -> {}
            default -> throw new AssertionError("nobody knows " + command);
        }
    }

    private void modify(Map<String, String> options) {
        if (options.containsKey("no-enable-local-write-forwarding")) {
            estate.writeForwarding = Optional.empty();
        } else if (options.containsKey("new-db-cluster-identifier")) {
            fleet.remove(wanted(options, "db-cluster-identifier"));
            fleet.put(
                    FakeFleet.cluster(
                            wanted(options, "new-db-cluster-identifier"), SOURCE, Map.of()));
        } else if (options.containsKey("apply-immediately")) {
            estate.pending.clear();
        }
    }

    /// What discovery would make of it: another order.
    private void tag(String tag) {
        if (tag.equals("Key=UpgradeDB:Strategy,Value=in-place")) {
            way = Way.IN_PLACE;
        } else if (tag.equals("Key=UpgradeDB:Run,Value=2")) {
            source = cluster.version();
            target = fleet.upgradeTargets(source).getLast();
        } else {
            throw new AssertionError("nobody knows the tag " + tag);
        }
    }

    private static String wanted(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new AssertionError("no --" + name + " in " + options);
        }
        return value;
    }

    private static Map<String, String> options(String command) {
        Map<String, String> options = new HashMap<>();
        Matcher option = OPTION.matcher(command);
        while (option.find()) {
            options.put(option.group(1), Optional.ofNullable(option.group(2)).orElse(""));
        }
        return options;
    }
}
