package io.greenlight.preflight.acknowledge;

import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has been acknowledged of one upgrade, in the order in which it was.
public record Ledger(List<Known> known) {

    /// Nothing yet.
    public static final Ledger EMPTY = new Ledger(List.of());

    public Ledger {
        known = List.copyOf(known);
    }

    /// The finding, with who knows of it. What blocks is nobody's to wave through.
    Finding marked(Finding found) {
        List<Known> about = known.stream().filter(one -> one.isAbout(found)).toList();
        if (about.isEmpty() || found.severity() == Severity.BLOCKED) {
            return found.known(null);
        }
        Set<String> seen = new HashSet<>();
        about.forEach(one -> seen.addAll(one.objects()));
        List<String> unseen = found.objects().stream().filter(one -> !seen.contains(one)).toList();
        Known last = about.getLast();
        return found.known(new Acknowledgement(last.by(), last.at(), last.remark(), unseen));
    }

    /// The same with one entry more. Who says again what stands there already changes nothing.
    Ledger with(Known more) {
        List<Known> about =
                known.stream()
                        .filter(one -> one.check().equals(more.check()))
                        .filter(one -> one.database().equals(more.database()))
                        .toList();
        Set<String> seen = new HashSet<>();
        about.forEach(one -> seen.addAll(one.objects()));
        if (!about.isEmpty() && seen.containsAll(more.objects())) {
            return this;
        }
        List<Known> all = new ArrayList<>(known);
        all.add(more);
        return new Ledger(all);
    }

    /// The same, after a look at the cluster's tag. A word of it acknowledges what is found when it
    /// is first seen, and nothing later. A word that was taken off the tag is taken back.
    Ledger seen(TagWords words, List<Finding> found, Instant now) {
        List<Known> still =
                known.stream()
                        .filter(one ->
                                !one.by().equals(TagWords.BY)
                                        || words.mean(one.check(), one.database()))
                        .toList();
        List<Known> all = new ArrayList<>(still);
        found.stream()
                .filter(one -> one.severity() == Severity.WARNING)
                .filter(one -> words.mean(one.check(), one.database()))
                .filter(one -> still.stream().noneMatch(had -> isOfTag(had, one)))
                .map(one ->
                        new Known(one.check(), one.database(), one.objects(), TagWords.BY, now, ""))
                .forEach(all::add);
        return new Ledger(all);
    }

    private static boolean isOfTag(Known one, Finding found) {
        return one.by().equals(TagWords.BY) && one.isAbout(found);
    }
}
