package io.greenlight.backbone.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for the file of advisories, without a server.
final class AdvisoriesTest {

    private static final Path FOLDER =
            Path.of("src/main/resources/io/greenlight/backbone/advisory");

    private final List<Advisory> all = Advisories.known().all();

    @Test
    void theFileIsWhatItsSchemaSays() throws IOException {
        assertEquals(List.of(), complaints(file()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theSchemaSeesWhatIsWrong(String right, String wrong) throws IOException {
        assertTrue(file().contains(right), right);

        assertFalse(complaints(file().replace(right, wrong)).isEmpty(), wrong);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("\"kind\": \"reindex\"", "\"kind\": \"changed-default\""),
                Arguments.of("\"from\": [\"..\"]", "\"from\": []"),
                Arguments.of("\"from\": [\"..\"]", "\"from\": [\"before 17\"]"),
                Arguments.of("\"effect\": \"blocked\"", "\"effect\": \"refused\""),
                Arguments.of("\"url\": \"https:", "\"url\": \"ftp:"),
                Arguments.of("\"what\"", "\"wat\""),
                Arguments.of("\"parameter\": \"max_slot_wal_keep_size\"", "\"parameter\": 1"));
    }

    @Test
    void theSchemaKnowsEveryKind() throws IOException {
        String schema = Files.readString(FOLDER.resolve("advisories.schema.json"));

        for (Kind kind : Kind.values()) {
            assertTrue(schema.contains("\"%s\"".formatted(kind.word())), kind.word());
            assertTrue(all.stream().anyMatch(one -> one.kind() == kind), kind.word());
        }
    }

    @Test
    void noTwoHaveOneId() {
        Set<String> ids = new HashSet<>();

        all.forEach(one -> assertTrue(ids.add(one.id()), one.id()));
    }

    @Test
    void versionsAscendAndDoNotOverlap() {
        for (Advisory one : all) {
            for (List<VersionRange> ranges : List.of(one.from(), one.to())) {
                for (int i = 1; i < ranges.size(); i++) {
                    PostgresVersion before = ranges.get(i - 1).last();
                    assertTrue(before.compareTo(ranges.get(i).first()) < 0, one.id());
                }
            }
        }
    }

    /// Each major that has the fault has the fix right behind it, and so have all later ones.
    @Test
    void noVersionHasBothAFaultAndItsFix() {
        for (Advisory one : all) {
            if (one.kind() != Kind.REINDEX) {
                continue;
            }
            for (PostgresVersion version : versions()) {
                boolean faulty = one.from().stream().anyMatch(range -> range.contains(version));
                boolean mended = one.to().stream().anyMatch(range -> range.contains(version));
                assertFalse(faulty && mended, () -> one.id() + " at " + version);
            }
            PostgresVersion last = one.from().getLast().last();
            assertTrue(one.counts(new VersionPair(last, new PostgresVersion(99, 0))), one.id());
        }
    }

    @Test
    void aNameIsRemovedOnce() {
        for (Kind kind :
                EnumSet.of(Kind.REMOVED_EXTENSION, Kind.REMOVED_LIBRARY, Kind.REMOVED_SETTING)) {
            List<String> names = Advisories.known().names(kind);

            assertEquals(names.size(), Set.copyOf(names).size(), kind.word());
            assertTrue(
                    Advisories.known().names(Kind.KNOWN_EXTENSION, Kind.KNOWN_LIBRARY).stream()
                            .noneMatch(names::contains),
                    kind.word());
        }
    }

    @Test
    void anAdvisoryCountsBetweenItsVersionsAlone() {
        assertEquals(List.of("force_parallel_mode"), removedSettings("15.19", "17.11"));
        assertEquals(List.of(), removedSettings("16.15", "17.11"));
        assertEquals(List.of(), removedSettings("14.23", "14.24"));
        assertEquals(3, removedSettings("13.23", "18.6").size());
    }

    @Test
    void anIndexThatIsOnlySuspectedIsNotRebuilt() {
        Advisories advice = Advisories.known().on("in-place", pair("16.1", "16.2"));

        assertTrue(advice.indexes().contains("\"method\":\"gin\""), advice::indexes);
        assertEquals("[]", advice.spoiltIndexes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "17..16", "17.3..17.2", "1", "17-18", "17 .. 18"})
    void whatIsNoRangeIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> VersionRange.parse(text));
    }

    @Test
    void aRangeHoldsBothItsEnds() {
        assertEquals(Set.of("17.6", "17.7"), held("17.6..17", "17.5", "17.6", "17.7", "18.0"));
        assertEquals(Set.of("13.0", "16.9"), held("..16", "13.0", "16.9", "17.0"));
        assertEquals(Set.of("17.1"), held("17.1", "17.0", "17.1", "17.2"));
        assertEquals(Set.of("17.0", "18.6"), held("17..", "16.9", "17.0", "18.6"));
        assertEquals(Set.of("17.0", "17.9"), held("17", "16.9", "17.0", "17.9", "18.0"));
    }

    private static Set<String> held(String range, String... versions) {
        return Stream.of(versions)
                .filter(one -> VersionRange.parse(range).contains(PostgresVersion.parse(one)))
                .collect(Collectors.toSet());
    }

    private static List<String> removedSettings(String from, String to) {
        return Advisories.known().on("clone", pair(from, to)).names(Kind.REMOVED_SETTING);
    }

    private static VersionPair pair(String from, String to) {
        return new VersionPair(PostgresVersion.parse(from), PostgresVersion.parse(to));
    }

    private static List<PostgresVersion> versions() {
        return IntStream.rangeClosed(13, 19)
                .boxed()
                .flatMap(major ->
                        IntStream.rangeClosed(0, 30)
                                .mapToObj(minor -> new PostgresVersion(major, minor)))
                .toList();
    }

    private static String file() throws IOException {
        return Files.readString(FOLDER.resolve("advisories.json"));
    }

    private static List<String> complaints(String json) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(FOLDER.resolve("advisories.schema.json")));
        return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
}
