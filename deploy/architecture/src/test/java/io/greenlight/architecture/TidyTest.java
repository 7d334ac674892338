package io.greenlight.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What no compiler checks: sizes, leftovers, headers, names. Read from the sources themselves.
final class TidyTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_MODULE_POM = 120;
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "build", "node_modules", "results");
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");
    private static final Pattern STEP =
            Pattern.compile("public String name\\(\\) \\{\\s+return (?:\"[a-z-]+\"|NAME);");
    private static final Pattern STEP_NAME =
            Pattern.compile("(?:return|String NAME =) \"([a-z]+(?:-[a-z]+)+)\";");
    private static final Pattern STEPS_ARE_IN =
            Pattern.compile("/main/.*/(step|inplace|global|watch|beforehand|rehearsal)/");
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Info|Processor)\\.java");

    private static List<Path> files = List.of();
    private static Path root = Path.of("");

    @BeforeAll
    static void readTheRepository() throws IOException {
        root = Path.of(System.getProperty("greenlight.root"));
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return NOT_OURS.contains(name(dir))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        files = List.copyOf(found);
        assertFalse(ending(".java").isEmpty(), "no sources below " + root);
    }

    @Test
    void noFileIsLongerThanAReaderCanHold() {
        assertNone(ending(".java"), file -> lines(file).size() > LONGEST_FILE);
    }

    @Test
    void noMethodIsLongerThanAScreen() throws IOException {
        List<String> tooLong = MethodLengths.over(LONGEST_METHOD, ending(".java"));

        assertEquals(List.of(), tooLong);
    }

    @Test
    void noLineIsWiderThanThePage() {
        List<String> wide =
                ending(".java").stream()
                        .flatMap(file -> numbered(file, line -> line.length() > LONGEST_LINE))
                        .toList();

        assertEquals(List.of(), wide);
    }

    @Test
    void modulePomsStayShort() {
        assertNone(
                ending("pom.xml").stream().filter(pom -> !root.equals(pom.getParent())).toList(),
                pom -> lines(pom).size() > LONGEST_MODULE_POM);
    }

    @Test
    void nothingIsLeftForLater() {
        List<String> leftovers =
                Stream.of(".java", ".sql", ".sh", ".yaml", ".xml", ".properties")
                        .flatMap(ending -> ending(ending).stream())
                        .filter(file -> !name(file).equals("TidyTest.java"))
                        .flatMap(file -> numbered(file, line -> LEFTOVER.matcher(line).find()))
                        .toList();

        assertEquals(List.of(), leftovers);
    }

    @Test
    void nobodySleepsWithoutSayingWhy() {
        List<String> silent =
                ending(".java").stream()
                        .filter(file -> !name(file).equals("TidyTest.java"))
                        .flatMap(TidyTest::unexplainedSleeps)
                        .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void theCrashBenchKillsBeforeAndAfterEveryStep() {
        Set<String> killed =
                files.stream()
                        .filter(file -> name(file).matches("failpoints.*[.]txt"))
                        .flatMap(file -> lines(file).stream())
                        .filter(line -> line.endsWith(".before") || line.endsWith(".after"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> steps =
                ending(".java").stream()
                        .filter(file -> STEPS_ARE_IN.matcher(file.toString()).find())
                        .flatMap(TidyTest::places)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(steps, killed);
    }

    @Test
    void everyStatementInAFileSaysWhatItFinds() {
        assertNone(
                ending(".sql").stream()
                        .filter(file -> !file.toString().contains("/test/"))
                        .toList(),
                file -> !lines(file).getFirst().startsWith("-- "));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertNone(
                ending(".java").stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(dir -> dir.toString().contains("/src/main/java/"))
                        .toList(),
                dir ->
                        !Files.exists(dir.resolve("package-info.java"))
                                || !read(dir.resolve("package-info.java")).contains("@NullMarked"));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertNone(ending(".java"), file -> EMPTY_NAME.matcher(name(file)).matches());
    }

    @Test
    void everyModuleSaysWhatItPromises() {
        assertNone(
                ending("pom.xml").stream().map(Path::getParent).toList(),
                dir -> !Files.exists(dir.resolve("README.md")));
    }

    private static void assertNone(List<Path> candidates, Predicate<Path> offends) {
        List<Path> offenders = candidates.stream().filter(offends).map(root::relativize).toList();

        assertEquals(List.of(), offenders);
    }

    private static Stream<String> unexplainedSleeps(Path file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> SLEEP.matcher(lines.get(i)).find())
                .filter(i -> i == 0 || !lines.get(i - 1).strip().startsWith("//"))
                .mapToObj(i -> "%s:%d".formatted(root.relativize(file), i + 1));
    }

    private static Stream<String> numbered(Path file, Predicate<String> offends) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> offends.test(lines.get(i)))
                .mapToObj(i -> "%s:%d".formatted(root.relativize(file), i + 1));
    }

    private static List<Path> ending(String ending) {
        return files.stream().filter(file -> file.toString().endsWith(ending)).toList();
    }

    private static List<String> lines(Path file) {
        return read(file).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Where the crash bench has to kill a service for the step in that file; nowhere if it has
    /// none.
    private static Stream<String> places(Path file) {
        String text = String.join("\n", lines(file));
        Matcher step = STEP_NAME.matcher(text);
        String service = root.relativize(file).getName(0).toString().replace("-service", "");
        return STEP.matcher(text).find() && step.find()
                ? Stream.of(".before", ".after").map(when -> service + "." + step.group(1) + when)
                : Stream.of();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
