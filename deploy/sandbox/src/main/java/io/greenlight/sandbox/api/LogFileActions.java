package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.work.World;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An instance's log files: the server's, and what pg_upgrade said.
final class LogFileActions {

    private static final int PORTION = 1 << 20;

    private final World world;

    LogFileActions(World world) {
        this.world = world;
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "DescribeDBLogFiles",
                        "DBInstanceIdentifier FilenameContains FileLastWritten FileSize Filters"
                                + " MaxRecords Marker",
                        this::describe),
                Action.of(
                        "DownloadDBLogFilePortion",
                        "DBInstanceIdentifier LogFileName Marker NumberOfLines",
                        this::download));
    }

    private List<Xml> describe(Query query) {
        Filters.of(query);
        long since = query.text("FileLastWritten").map(Long::valueOf).orElse(0L);
        long least = query.text("FileSize").map(Long::valueOf).orElse(0L);
        String part = query.text("FilenameContains").orElse("");
        SortedMap<String, Path> files = files(query);
        files.entrySet()
                .removeIf(it ->
                        !it.getKey().contains(part)
                                || it.getValue().toFile().lastModified() < since
                                || it.getValue().toFile().length() < least);
        SortedMap<String, Xml> rows = new TreeMap<>();
        files.forEach((name, file) -> rows.put(name, xml(name, file)));
        return Page.of(query, rows).in("DescribeDBLogFiles", row -> row);
    }

    private static Xml xml(String name, Path file) {
        return Xml.of(
                "DescribeDBLogFilesDetails",
                Xml.text("LogFileName", name),
                Xml.text("LastWritten", file.toFile().lastModified()),
                Xml.text("Size", file.toFile().length()));
    }

    /// From the marker on; without one, the end of the file.
    private List<Xml> download(Query query) {
        String name = query.required("LogFileName");
        Path file = files(query).get(name);
        if (file == null) {
            throw new RdsError(
                    404, "DBLogFileNotFoundFault", "DBLog File: %s, is not found".formatted(name));
        }
        long size = file.toFile().length();
        long from = query.text("Marker").map(Long::valueOf).orElse(Math.max(0, size - PORTION));
        String text = read(file, from);
        if (query.text("Marker").isEmpty()) {
            text = lastLines(text, query.number("NumberOfLines").orElse(10_000));
        }
        long next = Math.min(size, from + PORTION);
        List<Xml> answer = new ArrayList<>();
        answer.add(Xml.text("LogFileData", text));
        answer.add(Xml.text("Marker", next));
        answer.add(Xml.text("AdditionalDataPending", next < size));
        return answer;
    }

    private static String read(Path file, long from) {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(Math.min(from, open.length()));
            byte[] bytes = new byte[(int) Math.min(PORTION, open.length() - open.getFilePointer())];
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(String text, int lines) {
        List<String> all = text.lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /// By the name that RDS would give them: `error/postgresql.log.2026-11-21-0500`.
    private SortedMap<String, Path> files(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Instance instance = InstanceActions.find(region, query.identifier("DBInstanceIdentifier"));
        SortedMap<String, Path> files = new TreeMap<>();
        Path folder = world.logs(instance);
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isRegularFile)
                    .forEach(file -> files.put("error/" + file.getFileName(), file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
