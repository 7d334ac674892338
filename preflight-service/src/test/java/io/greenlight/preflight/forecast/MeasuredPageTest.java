package io.greenlight.preflight.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.preflight.forecast.Measured.Apply;
import io.greenlight.preflight.forecast.Measured.Upgrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No figure in the README is typed by hand: what stands there is what the forecasts are made from.
/// After new ones: `./mvnw -pl preflight-service -am test -Dtest=MeasuredPageTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dgreenlight.golden=write`.
class MeasuredPageTest {

    private static final String BEGIN = "<!-- measured: made by MeasuredPageTest -->\n";
    private static final String END = "<!-- end of measured -->";

    @Test
    void theReadmeHoldsWhatWasMeasured() throws IOException {
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertTrue(from >= BEGIN.length() && to >= from, "README.md has no place for it");
        Measured here = Measured.here();
        String expected =
                text.substring(0, from)
                        + applied(here.apply())
                        + "\n"
                        + upgraded(here.upgrade())
                        + text.substring(to);
        if ("write".equals(System.getProperty("greenlight.golden"))) {
            Files.writeString(readme, expected);
        }

        assertEquals(expected, Files.readString(readme));
    }

    private static String applied(Apply apply) {
        return """
        One subscription, %s: how much of the source's log it applied.

        | writes | runs | slowest | fastest |
        | --- | --- | --- | --- |
        %s\
        """
                .formatted(
                        apply.scene().words(),
                        apply.loads().stream()
                                .map(load ->
                                        "| %s | %d | %s | %s |\n"
                                                .formatted(
                                                        load.load(),
                                                        load.runs().size(),
                                                        Units.rate(load.slowest()),
                                                        Units.rate(load.fastest())))
                                .collect(Collectors.joining()));
    }

    private static String upgraded(Upgrade upgrade) {
        return """
        Clones of the sandbox and their real upgrades, %s: a clone with its writer was there
        after %s.

        | every table has | tables | relations | runs | shortest | longest |
        | --- | --- | --- | --- | --- | --- |
        %s\
        """
                .formatted(
                        upgrade.scene().words(),
                        Units.range(upgrade.cloning().shortest(), upgrade.cloning().longest()),
                        upgrade.points().stream()
                                .map(point ->
                                        "| %s | %d | %d | %d | %s | %s |\n"
                                                .formatted(
                                                        point.shape(),
                                                        point.tables(),
                                                        point.relations(),
                                                        point.milliseconds().size(),
                                                        words(point.shortest()),
                                                        words(point.longest())))
                                .collect(Collectors.joining()));
    }

    private static String words(long milliseconds) {
        return Units.words(Duration.ofMillis(milliseconds));
    }
}
