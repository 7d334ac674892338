package io.greenlight.sandbox.work;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One instance's log files, read on from where the last reading ended, in portions that a sink
/// takes at once. The place is kept in a file beside them, so that a restart goes on there.
final class LogTail {

    /// CloudWatch takes 10,000 events, 1 MB with 26 bytes more for each, and one day at once.
    private static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_LINES = 5_000;
    private static final Duration LONGEST = Duration.ofHours(23);

    private static final String PREFIX = "postgresql.log.";
    private static final Pattern BEGIN =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) UTC");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path folder;
    private final Path kept;

    LogTail(Path folder) {
        this.folder = folder;
        this.kept = folder.resolveSibling("exported");
    }

    /// Lines, and where to go on when somebody has them.
    record Portion(List<LogSink.Line> lines, String file, long offset) {}

    /// What is to be taken next, when there is a whole line more.
    Optional<Portion> next() throws IOException {
        List<String> files = files();
        Portion begin = place(files);
        for (String file : files) {
            if (file.compareTo(begin.file()) < 0) {
                continue;
            }
            long offset = file.equals(begin.file()) ? begin.offset() : 0;
            Portion portion = read(file, offset);
            if (!portion.lines().isEmpty()) {
                return Optional.of(portion);
            }
        }
        return Optional.empty();
    }

    void advance(Portion taken) throws IOException {
        Path draft = kept.resolveSibling("exported.draft");
        Files.writeString(draft, taken.file() + " " + taken.offset());
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Exports that are turned on begin with the newest file.
    private Portion place(List<String> files) throws IOException {
        if (Files.exists(kept)) {
            String[] noted = Files.readString(kept).split(" ", 2);
            return new Portion(List.of(), noted[0], Long.parseLong(noted[1]));
        }
        return new Portion(List.of(), files.isEmpty() ? "" : files.getLast(), 0);
    }

    private List<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    private Portion read(String file, long offset) throws IOException {
        Path path = folder.resolve(file);
        byte[] bytes;
        try (var open = new RandomAccessFile(path.toFile(), "r")) {
            open.seek(offset);
            bytes = new byte[Math.clamp(open.length() - offset, 0, MOST_BYTES)];
            open.readFully(bytes);
        }
        List<LogSink.Line> lines = new ArrayList<>();
        Instant at = Files.getLastModifiedTime(path).toInstant();
        int taken = 0;
        for (int end = endOfLine(bytes, 0); end > taken; end = endOfLine(bytes, taken)) {
            String text =
                    new String(bytes, taken, end - taken, StandardCharsets.UTF_8).stripTrailing();
            Optional<Instant> begun = begun(text);
            at = begun.orElse(at);
            if (begun.isPresent() && isFull(lines, at)) {
                break;
            }
            if (begun.isPresent() || lines.isEmpty()) {
                begin(lines, at, text);
            } else {
                goOn(lines, text);
            }
            taken = end;
        }
        return new Portion(lines, file, offset + taken);
    }

    /// Behind the next newline; a line longer than all that is taken at once is cut.
    private static int endOfLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return from == 0 && bytes.length == MOST_BYTES ? bytes.length : from;
    }

    private static Optional<Instant> begun(String text) {
        Matcher matcher = BEGIN.matcher(text);
        return matcher.lookingAt()
                ? Optional.of(LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }

    private static boolean isFull(List<LogSink.Line> lines, Instant at) {
        return lines.size() >= MOST_LINES
                || (!lines.isEmpty() && at.isAfter(lines.getFirst().at().plus(LONGEST)));
    }

    private static void begin(List<LogSink.Line> lines, Instant at, String text) {
        Instant notBefore = lines.isEmpty() ? at : lines.getLast().at();
        lines.add(new LogSink.Line(at.isBefore(notBefore) ? notBefore : at, text));
    }

    /// A statement of several lines is one entry.
    private static void goOn(List<LogSink.Line> lines, String text) {
        LogSink.Line last = lines.removeLast();
        lines.add(new LogSink.Line(last.at(), last.text() + "\n" + text));
    }
}
