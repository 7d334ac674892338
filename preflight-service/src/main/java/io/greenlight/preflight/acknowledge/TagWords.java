package io.greenlight.preflight.acknowledge;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.CheckNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the tag `UpgradeDB:Acknowledge` says: names of checks, each alone or with a database behind
/// `=`, with spaces between. A database whose name has a space, or what else RDS does not take in a
/// tag, needs the event.
record TagWords(List<Word> words) {

    /// Who acknowledges by it.
    static final String BY = "tag " + UpgradeTags.ACKNOWLEDGE;

    TagWords {
        words = List.copyOf(words);
    }

    /// One word of it.
    ///
    /// @param database empty for all
    record Word(String check, String database) {

        static Word of(String text) {
            int split = text.indexOf('=');
            return split < 0
                    ? new Word(text, "")
                    : new Word(text.substring(0, split), text.substring(split + 1));
        }

        boolean means(String someCheck, String someDatabase) {
            return check.equals(someCheck) && (database.isEmpty() || database.equals(someDatabase));
        }

        @Override
        public String toString() {
            return database.isEmpty() ? check : check + "=" + database;
        }
    }

    static TagWords of(Cluster cluster) {
        String text = cluster.tags().getOrDefault(UpgradeTags.ACKNOWLEDGE, "");
        return new TagWords(
                Arrays.stream(text.split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .map(Word::of)
                        .toList());
    }

    boolean mean(String check, String database) {
        return words.stream().anyMatch(word -> word.means(check, database));
    }

    /// What is wrong with words of it, as a finding with the tag as it should be.
    Optional<Finding> refused(Cluster cluster, List<Finding> found) {
        List<String> wrong = words.stream().flatMap(word -> wrong(word, found).stream()).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String right =
                words.stream()
                        .filter(word -> wrong(word, found).isEmpty())
                        .map(Word::toString)
                        .collect(Collectors.joining(" "));
        return Optional.of(
                TagFinding.of(
                        "acknowledge-tag",
                        "%s has words that acknowledge nothing: %d"
                                .formatted(UpgradeTags.ACKNOWLEDGE, wrong.size()),
                        TagFinding.remedy(cluster, UpgradeTags.ACKNOWLEDGE, right),
                        wrong));
    }

    private static Optional<String> wrong(Word word, List<Finding> found) {
        if (!CheckNames.has(word.check())) {
            return Optional.of(
                    "%s: no check is called so; the nearest is %s"
                            .formatted(word, CheckNames.nearest(word.check())));
        }
        List<Finding> meant =
                found.stream().filter(one -> word.means(one.check(), one.database())).toList();
        boolean blocks =
                !meant.isEmpty()
                        && meant.stream().allMatch(one -> one.severity() == Severity.BLOCKED);
        return blocks
                ? Optional.of("%s: it blocks, and what blocks has to be repaired".formatted(word))
                : Optional.empty();
    }
}
