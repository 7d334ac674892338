package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every member restarts with the parameters of its own groups. A standby that is to have less than
/// its primary does not start in PostgreSQL; RDS raises the parameter, and an event says so.
final class MemberParameterCheck implements FleetCheck {

    /// What a standby must not have less of than its primary (PostgreSQL, Hot Standby,
    /// Administrator's Overview).
    private static final Set<String> AT_LEAST_THE_PRIMARYS =
            Set.of(
                    "max_connections",
                    "max_locks_per_transaction",
                    "max_prepared_transactions",
                    "max_wal_senders",
                    "max_worker_processes");

    @Override
    public About about() {
        return About.of("member-parameters")
                .on(Severity.WARNING, Way.GLOBAL_MINOR)
                .says(
                        Severity.WARNING,
                        "parameters that differ between members of the Global Database",
                        "after a failover to it a member works in another way than the primary;"
                                + " and where a standby is to have less than its primary, RDS"
                                + " adjusts it while the upgrade restarts the member");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        List<Cluster> members = premises.members();
        List<Offender> found = new ArrayList<>();
        if (members.size() > 1) {
            Side primary = side(premises, members.getFirst());
            for (Cluster member : members.subList(1, members.size())) {
                Side other = side(premises, member);
                found.addAll(inClusters(primary, other));
                other.settings()
                        .instances()
                        .forEach((name, group) ->
                                found.addAll(inInstance(primary, other, name, group)));
            }
        }
        return premises.findings(this, found);
    }

    /// A member, and what its groups set.
    private record Side(Cluster cluster, Estate.Settings settings) {

        private String words() {
            return "%s (%s)".formatted(cluster.ref(), cluster.ref().region());
        }
    }

    /// What is set at one place.
    private record Values(String place, Map<String, String> set) {

        private String of(String name) {
            return set.getOrDefault(name, "not set");
        }
    }

    private static Side side(Premises premises, Cluster member) {
        return new Side(member, premises.estate().settings(member));
    }

    private static List<Offender> inClusters(Side primary, Side member) {
        Values wanted =
                new Values("the primary " + primary.words(), primary.settings().cluster().values());
        Values there = new Values(member.words(), member.settings().cluster().values());
        Set<String> names = differing(wanted, there);
        String remedy = MemberRemedy.ofCluster(member.cluster(), wanted.set(), names);
        return offenders(names, wanted, there, remedy);
    }

    private static List<Offender> inInstance(
            Side primary, Side member, String instance, Estate.Group group) {
        String writer = primary.cluster().writerInstance().orElse("");
        Estate.Group model = primary.settings().instances().getOrDefault(writer, Estate.Group.NONE);
        Values wanted = new Values("the primary's writer " + writer, model.values());
        String region = member.cluster().ref().region();
        Values there = new Values("%s (%s)".formatted(instance, region), group.values());
        Set<String> names = differing(wanted, there);
        String remedy =
                MemberRemedy.ofInstance(member.cluster(), instance, group, wanted.set(), names);
        return offenders(names, wanted, there, remedy);
    }

    private static List<Offender> offenders(
            Set<String> names, Values wanted, Values there, String remedy) {
        return names.stream()
                .map(name ->
                        Offender.warning(
                                "%s: %s on %s, %s on %s%s"
                                        .formatted(
                                                name,
                                                there.of(name),
                                                there.place(),
                                                wanted.of(name),
                                                wanted.place(),
                                                adjusted(name, wanted, there)),
                                remedy))
                .toList();
    }

    private static Set<String> differing(Values one, Values other) {
        Set<String> names = new TreeSet<>(one.set().keySet());
        names.addAll(other.set().keySet());
        names.removeIf(name -> one.of(name).equals(other.of(name)));
        return names;
    }

    /// Says so where RDS has to raise it on the member, as far as the values tell.
    private static String adjusted(String name, Values primary, Values member) {
        return AT_LEAST_THE_PRIMARYS.contains(name) && !isEnough(member.of(name), primary.of(name))
                ? "; RDS adjusts what is less than the primary's"
                : "";
    }

    private static boolean isEnough(String member, String primary) {
        return isNumber(member)
                && isNumber(primary)
                && Long.parseLong(member) >= Long.parseLong(primary);
    }

    private static boolean isNumber(String value) {
        return value.matches("\\d{1,18}");
    }
}
