package io.greenlight.preflight;

import io.greenlight.backbone.cluster.database.RealServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a run of all proofs came to, as `PROOFS.md`: written by the run itself, when it is told to,
/// was on all majors, left no class out and had no failure.
final class ProofPage implements AutoCloseable {

    private static final Path PAGE = Path.of("PROOFS.md");
    private static final List<Integer> ALL = IntStream.rangeClosed(13, 18).boxed().toList();
    private static final Map<Class<?>, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(ProofTest.class, "broken things");
        COLUMNS.put(ParameterProofTest.class, "servers set wrongly");
        COLUMNS.put(HealthyTest.class, "healthy databases");
        COLUMNS.put(VanishedTest.class, "everything vanishes");
        COLUMNS.put(DeniedTest.class, "checks refused");
        COLUMNS.put(FleetProofTest.class, "said by RDS");
    }

    private final Map<Class<?>, Map<Integer, Integer>> passed = new LinkedHashMap<>();
    private boolean whole = true;

    void passed(Class<?> test, int major) {
        passed.computeIfAbsent(test, _ -> new TreeMap<>()).merge(major, 1, Integer::sum);
    }

    /// Something was not proved.
    void spoiled() {
        whole = false;
    }

    @Override
    public void close() throws IOException {
        if ("write".equals(System.getProperty("greenlight.golden"))
                && whole
                && passed.keySet().containsAll(COLUMNS.keySet())
                && ALL.stream().allMatch(major -> count(ProofTest.class, major) > 0)) {
            Files.writeString(PAGE, text());
        }
    }

    private int count(Class<?> test, int major) {
        return passed.getOrDefault(test, Map.of()).getOrDefault(major, 0);
    }

    private String text() throws IOException {
        return """
        # What was proved
        Made by ProofPage: every check on every major, at commit %s on %s. All passed.

        | PostgreSQL | %s |
        | --- |%s
        %s\
        """
                .formatted(
                        commit(),
                        LocalDate.now(Clock.systemUTC()),
                        String.join(" | ", COLUMNS.values()),
                        " --- |".repeat(COLUMNS.size()),
                        ALL.stream().map(this::row).collect(Collectors.joining()));
    }

    private String row(int major) {
        return COLUMNS.keySet().stream()
                .map(test -> count(test, major))
                .map(count -> count == 0 ? "" : Integer.toString(count))
                .collect(
                        Collectors.joining(
                                " | ",
                                "| %s | ".formatted(RealServer.of(major).version()),
                                " |\n"));
    }

    /// What was built, and whether that was all.
    private static String commit() throws IOException {
        String changed = git("status", "--porcelain", "--", ".", ":!PROOFS.md");
        return git("rev-parse", "--short=7", "HEAD") + (changed.isEmpty() ? "" : " and changes");
    }

    private static String git(String... words) throws IOException {
        List<String> command = Stream.concat(Stream.of("git"), Arrays.stream(words)).toList();
        Process git = new ProcessBuilder(command).start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
