package io.greenlight.cutover.watch;

import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// The logs that an upgrade leaves for people: one line an action, with its time. Only who works on
/// the upgrade writes them, one at a time.
@Singleton
public final class RunLog {

    public static final String SUMMARY = "UPGRADE-operations-summary.log";
    public static final String EXTENSIONS = "UPGRADE-extensions.log";
    public static final String ANALYZE = "UPGRADE-analyze.log";
    public static final String INDEXES = "UPGRADE-indexes.log";

    private final RunFiles files;
    private final Clock clock;

    @Inject
    public RunLog(RunFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /// Adds lines to that file; nothing is done for none.
    public void add(UpgradeId upgrade, String name, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String added =
                sentences.stream()
                        .map(sentence -> "%s %s\n".formatted(now, line(sentence)))
                        .collect(Collectors.joining());
        files.write(upgrade, name, files.read(upgrade, name).orElse("") + added);
    }

    /// A server's message may have several lines, and a name any character.
    private static String line(String sentence) {
        return sentence.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
