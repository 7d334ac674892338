package io.greenlight.cutover.probe;

import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What all probes of an upgrade saw, in the order of time.
public record Trace(List<Sample> samples) {

    /// Where people find it.
    public static final String FILE = "UPGRADE-probe.csv";

    /// A good look that took longer is kept, though it lies between good looks.
    private static final Duration SLOW = Duration.ofMillis(250);

    public Trace {
        samples = List.copyOf(samples);
    }

    /// What the probes of every copy of the service have written of that time.
    static Trace gather(RunFiles files, UpgradeId upgrade, Instant from, Instant to) {
        List<Sample> all = new ArrayList<>();
        for (String name : files.names(upgrade, Chunks.PREFIX)) {
            files.read(upgrade, name).stream()
                    .flatMap(String::lines)
                    .map(Sample::parse)
                    .filter(one -> !one.start().isBefore(from) && !one.start().isAfter(to))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(Sample::start).thenComparing(Sample::endpoint));
        return new Trace(all);
    }

    /// Writes it where people find it.
    void keep(RunFiles files, UpgradeId upgrade) {
        String text =
                Stream.concat(Stream.of(Sample.HEADER), samples.stream().map(Sample::line))
                        .collect(Collectors.joining("\n", "", "\n"));
        files.write(upgrade, FILE, text);
    }

    /// How long each endpoint was away, in the order of their names.
    public List<Absence> absences() {
        Map<String, List<Sample>> byEndpoint =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::endpoint, TreeMap::new, Collectors.toList()));
        return byEndpoint.values().stream().map(Absence::of).toList();
    }

    /// The same looks at one endpoint without those that tell nothing: good ones, as quick as they
    /// should be, between good ones of the same version, and failures between the same failures: a
    /// reader may be away for days.
    static List<Sample> thinned(List<Sample> looks) {
        List<Sample> kept = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            if (i == 0 || i == looks.size() - 1 || !isDull(looks.subList(i - 1, i + 2))) {
                kept.add(looks.get(i));
            }
        }
        return kept;
    }

    private static boolean isDull(List<Sample> three) {
        Sample middle = three.get(1);
        boolean areAlike =
                three.stream()
                        .allMatch(one ->
                                one.version().equals(middle.version())
                                        && one.error().equals(middle.error()));
        return areAlike && (!middle.isGood() || middle.took().compareTo(SLOW) < 0);
    }
}
