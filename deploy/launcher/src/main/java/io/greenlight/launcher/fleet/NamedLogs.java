package io.greenlight.launcher.fleet;

import io.greenlight.contracts.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The logs that runs of the fleet promise by name, `<run>/<mode>-<name>` and
/// `<run>/<cluster>/<mode>-<name>`, and what one of that name has to say.
final class NamedLogs {

    static final String FAILED = "FAILED";
    static final String SUCCESS = "SUCCESS";

    private static final String LIST = "cluster_list\\.txt";
    private static final String MASTER = "master-[0-9TZ-]+\\.log";
    private static final String STATUS = "status";
    private static final String EXECUTION = "[0-9][0-9TZ-]*\\.log";
    private static final String SUMMARY = "session-summary\\.log";
    private static final String CONFIGURATION = "configuration\\.json";
    private static final String SLOTS = "replication-slots\\.log";
    private static final String OPERATIONS = "operations-summary\\.log";

    private final SortedMap<String, String> texts;

    /// @param texts by their names below `runs/`
    NamedLogs(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /// All of them, in order.
    List<String> names() {
        return List.copyOf(texts.keySet());
    }

    /// A log, and a word that is in it.
    ///
    /// @param name behind its mode, as a pattern
    private record Promise(Mode mode, String name, String word) {

        Pattern path(String folder) {
            return Pattern.compile(
                    "[^/]+/%s%s-%s".formatted(Pattern.quote(folder), mode.word(), name));
        }

        String missing(String where) {
            return "no log %s-%s of %s has %s in it".formatted(mode.word(), name, where, word);
        }
    }

    /// Whether a run has ended, and how: FAILED or SUCCESS.
    boolean hasRunThat(Mode mode, String status) {
        return isKept("", new Promise(mode, STATUS, status));
    }

    /// What there is not of a cluster, in any run, of the rounds that it had.
    List<String> missing(String cluster, Ailment ailment, List<Ended> rounds) {
        List<String> missing = new ArrayList<>();
        for (Ended round : rounds) {
            promises(cluster, ailment, round).stream()
                    .filter(promise -> !isKept(cluster + "/", promise))
                    .map(promise -> promise.missing(cluster))
                    .forEach(missing::add);
        }
        return missing;
    }

    /// What there is not of the runs of that mode themselves.
    ///
    /// @param statuses how they ended, each once at least
    List<String> missingOfRuns(Mode mode, Set<String> clusters, List<String> statuses) {
        List<String> missing = new ArrayList<>();
        for (String cluster : clusters) {
            for (String name : List.of(LIST, MASTER)) {
                Promise promise = new Promise(mode, name, cluster);
                if (!isKept("", promise)) {
                    missing.add(promise.missing("a run"));
                }
            }
        }
        for (String status : statuses) {
            if (!hasRunThat(mode, status)) {
                missing.add(new Promise(mode, STATUS, status).missing("a run"));
            }
        }
        return missing;
    }

    private static List<Promise> promises(String cluster, Ailment ailment, Ended round) {
        if (round.isPrepared()) {
            return ofPrepared(cluster);
        }
        return round.isUpgraded()
                ? ofUpgraded(cluster, ailment, round)
                : List.of(
                        new Promise(Mode.UPGRADE, STATUS, FAILED),
                        new Promise(Mode.UPGRADE, EXECUTION, ailment.object()),
                        new Promise(Mode.UPGRADE, SUMMARY, ailment.object()),
                        new Promise(Mode.UPGRADE, SUMMARY, round.upgrade()));
    }

    private static List<Promise> ofPrepared(String cluster) {
        return List.of(
                new Promise(Mode.PREUPGRADE, STATUS, SUCCESS),
                new Promise(Mode.PREUPGRADE, EXECUTION, "preupgrade-completed"),
                new Promise(Mode.PREUPGRADE, SUMMARY, cluster),
                new Promise(Mode.PREUPGRADE, CONFIGURATION, cluster),
                new Promise(Mode.PREUPGRADE, SLOTS, ""),
                new Promise(Mode.PREUPGRADE, "freeze\\.log", FleetCluster.DATABASE),
                new Promise(Mode.PREUPGRADE, OPERATIONS, "freeze-rows"));
    }

    private static List<Promise> ofUpgraded(String cluster, Ailment ailment, Ended round) {
        String slot = ailment == Ailment.SLOT ? Ailment.SLOT_NAME : "";
        return List.of(
                new Promise(Mode.UPGRADE, STATUS, SUCCESS),
                new Promise(Mode.UPGRADE, EXECUTION, "upgraded-in-place"),
                new Promise(Mode.UPGRADE, SUMMARY, round.upgrade()),
                new Promise(Mode.UPGRADE, CONFIGURATION, cluster),
                new Promise(Mode.UPGRADE, SLOTS, slot),
                new Promise(Mode.UPGRADE, "parameter-groups\\.log", ""),
                new Promise(Mode.UPGRADE, "clone-info\\.txt", cluster + "-before-"),
                new Promise(Mode.UPGRADE, "extensions\\.log", "hstore"),
                new Promise(Mode.UPGRADE, "analyze\\.log", FleetCluster.DATABASE),
                new Promise(Mode.UPGRADE, OPERATIONS, "upgrade-cluster"),
                new Promise(Mode.UPGRADE, "probe\\.csv", "endpoint,start,latency_us"));
    }

    /// @param folder below a run's own
    private boolean isKept(String folder, Promise promise) {
        Pattern path = promise.path(folder);
        return texts.entrySet().stream()
                .filter(text -> path.matcher(text.getKey()).matches())
                .anyMatch(text ->
                        !text.getValue().isBlank() && text.getValue().contains(promise.word()));
    }
}
