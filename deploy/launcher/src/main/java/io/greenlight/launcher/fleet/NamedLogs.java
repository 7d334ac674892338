package io.greenlight.launcher.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The logs that runs of the fleet promise by name, `<run>/<name>` and `<run>/<cluster>/<name>`,
/// and what one of that name has to say.
final class NamedLogs {

    private static final String LIST = "UPGRADE-cluster_list\\.txt";
    private static final String MASTER = "UPGRADE-master-[0-9TZ-]+\\.log";
    private static final String STATUS = "UPGRADE-status";
    private static final String EXECUTION = "UPGRADE-[0-9][0-9TZ-]*\\.log";
    private static final String SUMMARY = "UPGRADE-session-summary\\.log";
    static final String FAILED = "FAILED";
    static final String SUCCESS = "SUCCESS";

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
    private record Promise(String name, String word) {}

    /// Whether a run has ended, and how: FAILED or SUCCESS.
    boolean hasRunThat(String status) {
        return isKept("", new Promise(STATUS, status));
    }

    /// What there is not of a cluster, in any run, of the rounds that it had.
    List<String> missing(String cluster, Ailment ailment, List<Ended> rounds) {
        List<String> missing = new ArrayList<>();
        for (Ended round : rounds) {
            List<Promise> promises =
                    round.isUpgraded()
                            ? ofUpgraded(cluster, ailment, round)
                            : ofFailed(ailment, round);
            promises.stream()
                    .filter(promise -> !isKept(cluster + "/", promise))
                    .map(promise ->
                            "no log %s of %s has %s in it"
                                    .formatted(promise.name(), cluster, promise.word()))
                    .forEach(missing::add);
        }
        return missing;
    }

    /// What there is not of the runs themselves: one of them failed, and another did not.
    List<String> missingOfRuns(Set<String> clusters) {
        List<String> missing = new ArrayList<>();
        for (String cluster : clusters) {
            for (String name : List.of(LIST, MASTER)) {
                if (!isKept("", new Promise(name, cluster))) {
                    missing.add("no log %s of a run names %s".formatted(name, cluster));
                }
            }
        }
        for (String word : List.of(FAILED, SUCCESS)) {
            if (!hasRunThat(word)) {
                missing.add("no run has a log %s with %s in it".formatted(STATUS, word));
            }
        }
        return missing;
    }

    private static List<Promise> ofUpgraded(String cluster, Ailment ailment, Ended round) {
        return List.of(
                new Promise(STATUS, SUCCESS),
                new Promise(EXECUTION, "upgraded-in-place"),
                new Promise(SUMMARY, round.upgrade()),
                new Promise("UPGRADE-configuration\\.json", cluster),
                new Promise(
                        "UPGRADE-replication-slots\\.log",
                        ailment == Ailment.SLOT ? Ailment.SLOT_NAME : ""),
                new Promise("UPGRADE-parameter-groups\\.log", ""),
                new Promise("UPGRADE-clone-info\\.txt", cluster + "-before-"),
                new Promise("UPGRADE-extensions\\.log", "hstore"),
                new Promise("UPGRADE-analyze\\.log", FleetCluster.DATABASE),
                new Promise("UPGRADE-operations-summary\\.log", "upgrade-cluster"),
                new Promise("UPGRADE-probe\\.csv", "endpoint,start,latency_us"));
    }

    private static List<Promise> ofFailed(Ailment ailment, Ended round) {
        return List.of(
                new Promise(STATUS, FAILED),
                new Promise(EXECUTION, ailment.object()),
                new Promise(SUMMARY, ailment.object()),
                new Promise(SUMMARY, round.upgrade()));
    }

    /// @param folder below a run's own
    private boolean isKept(String folder, Promise promise) {
        Pattern path = Pattern.compile("[^/]+/" + Pattern.quote(folder) + promise.name());
        return texts.entrySet().stream()
                .filter(text -> path.matcher(text.getKey()).matches())
                .anyMatch(text ->
                        !text.getValue().isBlank() && text.getValue().contains(promise.word()));
    }
}
