package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.UpgradeLogs.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one check of pg_upgrade says of what it refuses.
///
/// @param title its first sentence
/// @param why what follows
/// @param list the file with the objects, without its folder; empty if it names none
record UpgradeParagraph(String title, String why, String list) {

    /// The line of a check that ends an upgrade.
    private static final Pattern FATAL = Pattern.compile("\\bfatal\\s*$");

    /// What comes after the paragraphs of such a check.
    private static final Pattern END = Pattern.compile("^(Failure, exiting|Checking |Performing )");

    private static final Pattern FILE =
            Pattern.compile("(A list of|A list) [^.]*? in the file:\\s*(\\S+)");

    private static final Pattern SENTENCE = Pattern.compile("\\.\\s");

    /// All of a log, in their order.
    static List<UpgradeParagraph> all(String log) {
        List<UpgradeParagraph> all = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean isFatal = false;
        for (String line : Stream.concat(log.lines(), Stream.of("")).toList()) {
            if (FATAL.matcher(line).find()) {
                isFatal = true;
            } else if (END.matcher(line).find()) {
                isFatal = false;
            } else if (isFatal && !line.isBlank()) {
                open.add(line.strip());
                continue;
            }
            if (!open.isEmpty()) {
                all.add(of(String.join(" ", open)));
                open.clear();
            }
        }
        return all;
    }

    /// The list of its objects.
    Optional<LogFile> listAmong(List<LogFile> files) {
        return files.stream()
                .filter(LogFile::isList)
                .filter(file -> !list.isEmpty() && file.name().endsWith(list))
                .findFirst();
    }

    private static UpgradeParagraph of(String text) {
        Matcher file = FILE.matcher(text);
        String list =
                file.find() ? file.group(2).substring(file.group(2).lastIndexOf('/') + 1) : "";
        String words = file.replaceAll("").replaceAll("\\s+", " ").strip();
        Matcher end = SENTENCE.matcher(words);
        return end.find()
                ? new UpgradeParagraph(
                        words.substring(0, end.start()), words.substring(end.end()).strip(), list)
                : new UpgradeParagraph(words, "", list);
    }
}
