package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.contracts.PostgresVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.UpgradeTarget;

/// From what a person types to two versions that RDS has.
final class EngineVersionsTest {

    private final EngineVersions versions =
            new EngineVersions(
                    List.of(
                            version("14.24", "16.15", "17.10", "17.11"),
                            version("15.19", "15.20", "17.11"),
                            version("15.20"),
                            version("17.5", "17.10", "17.11"),
                            version("17.10", "17.11"),
                            version("17.11")));

    @ParameterizedTest
    @CsvSource({
        "14, 17, 14.24, 17.11",
        "14, 17.10, 14.24, 17.10",
        "15, 17, 15.19, 17.11",
        "17.5, 17.11, 17.5, 17.11",
        "17.5, 17, 17.5, 17.11",
        "17, 17.11, 17.10, 17.11",
        "17, 17.10, 17.5, 17.10"
    })
    void theNewestThatFitIsMeant(String from, String to, String source, String target) {
        PostgresVersion found = versions.source(Release.parse(from), Release.parse(to));

        assertEquals(PostgresVersion.parse(source), found);
        assertEquals(
                Optional.of(PostgresVersion.parse(target)),
                versions.target(found, Release.parse(to)));
    }

    @Test
    void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
        assertEquals(
                "--from 17.4: RDS has no such version;"
                        + " it has 14.24, 15.19, 15.20, 17.5, 17.10, 17.11",
                refusal("17.4", "17.11"));
    }

    @Test
    void aWayThatIsNotThereIsRefusedWithThoseThatAre() {
        assertEquals(
                "--from 14 --to 18: RDS upgrades 14 to 16.15, 17.10, 17.11 only",
                refusal("14", "18"));
        assertEquals(
                "--from 15.20 --to 17: RDS upgrades 15.20 to nothing only", refusal("15.20", "17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "17.", ".5", "17.5.1", "170", "-17"})
    void whatIsNoVersionIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Release.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.5", "9.6"})
    void aReleaseIsWrittenAsItWasRead(String text) {
        assertEquals(text, Release.parse(text).toString());
    }

    private String refusal(String from, String to) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> versions.source(Release.parse(from), Release.parse(to)))
                        .getMessage());
    }

    private static DBEngineVersion version(String version, String... targets) {
        return DBEngineVersion.builder()
                .engineVersion(version)
                .validUpgradeTarget(
                        Arrays.stream(targets)
                                .map(target ->
                                        UpgradeTarget.builder().engineVersion(target).build())
                                .toList())
                .build();
    }
}
