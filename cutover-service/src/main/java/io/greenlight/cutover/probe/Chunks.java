package io.greenlight.cutover.probe;

import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import java.util.List;

/// The trace of one probe, as files that grow and follow one another: what is written stays, though
/// the process dies the next moment. A file that could not be written is written with the next.
final class Chunks {

    /// How the names of all of them begin.
    static final String PREFIX = "probe-";

    private static final int LINES = 500;

    private final RunFiles files;
    private final UpgradeId upgrade;
    private final String probe;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int number = 1;
    private boolean isWritten = true;

    /// @param probe unlike any other of that upgrade
    Chunks(RunFiles files, UpgradeId upgrade, String probe) {
        this.files = files;
        this.upgrade = upgrade;
        this.probe = probe;
    }

    /// Adds the samples, and writes the file that they are in.
    void add(List<Sample> samples) {
        for (Sample sample : samples) {
            text.append(sample.line()).append('\n');
            lines++;
            isWritten = false;
        }
        if (isWritten) {
            return;
        }
        String name = "%s%s-%05d.csv".formatted(PREFIX, probe, number);
        files.write(upgrade, name, text.toString());
        isWritten = true;
        if (lines >= LINES) {
            text.setLength(0);
            lines = 0;
            number++;
        }
    }
}
