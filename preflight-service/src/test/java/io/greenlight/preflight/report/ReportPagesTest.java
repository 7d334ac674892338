package io.greenlight.preflight.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.WarningPolicy;
import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.advice.Option;
import io.greenlight.preflight.advice.Standing;
import io.greenlight.preflight.forecast.Estimate;
import io.greenlight.preflight.forecast.Forecast;
import io.greenlight.preflight.forecast.LogRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The three pages of a report, letter by letter, with names in it that break pages.
class ReportPagesTest {

    private static final String HOW =
            "./mvnw -pl preflight-service -am test -Dgreenlight.golden=write";
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Instant AT = Instant.parse("2026-11-21T20:00:00Z");
    private static final String HOSTILE = "\"</pre><script>alert('1')</script>&amp; `` | {x} *b*\"";
    private static final String TWO_LINES = "\"a\n# b\"";

    @Test
    void jsonIsForPrograms() throws IOException {
        requireSame("preflight.json", ReportPages.json(report()));
    }

    @Test
    void markdownIsForTerminalsAndTickets() throws IOException {
        requireSame("preflight.md", ReportPages.markdown(report()));
    }

    @Test
    void htmlIsForBrowsersAndMails() throws IOException {
        requireSame("preflight.html", ReportPages.html(report()));
    }

    @Test
    void whatWasWrittenIsReadBack() {
        PreflightReport report = report();

        assertEquals(report, ReportPages.read(ReportPages.json(report)));
    }

    @Test
    void thePageNeedsNothingBesideItself() {
        String page = ReportPages.html(report()).toLowerCase(Locale.ROOT);

        for (String foreign : List.of("<script", "<link", "<img", "src=", "url(", "http")) {
            assertFalse(page.contains(foreign), foreign);
        }
    }

    @Test
    void aReportOfNothingSaysSo() {
        PreflightReport clear = new PreflightReport(nobodysOrder(), AT, List.of(), List.of());

        assertEquals(Verdict.CLEAR, clear.verdict());
        assertEquals(
                """
                # Preflight of db.example:5432/shop: Nothing stands in the way

                PostgreSQL 14.24 to 17.11 by in-place, looked at 2026-11-21T20:00:00Z

                - Findings: 0 blocking, 0 warning, 0 acknowledged.
                """,
                ReportPages.markdown(clear));
        assertTrue(ReportPages.html(clear).contains("Nothing stands in the way"));
    }

    @Test
    void whoWaitsForAnAcknowledgementIsNotToldThatAllIsOpen() {
        PreflightReport allowing = report();
        PreflightReport barring = allowing.weighed(WarningPolicy.BLOCK, allowing.findings());

        assertEquals("in-place can be taken | instead", allowing.counsel().orElseThrow());
        assertEquals(
                "in-place can be taken | instead; warnings block here: the upgrade waits until"
                        + " somebody has acknowledged trigger, large-object",
                barring.counsel().orElseThrow());
    }

    @Test
    void theWorstComesFirstAndWhatIsKnownLast() {
        List<String> order =
                report().findings().stream().map(one -> one.check().substring(0, 4)).toList();

        assertEquals(List.of("repl", "trig", "larg", "long"), order);
    }

    private static PreflightReport report() {
        Subject subject =
                new Subject(
                        "orders",
                        new UpgradeId("orders-0123abcd"),
                        "clone",
                        new PostgresVersion(14, 24),
                        new PostgresVersion(17, 11));
        return new PreflightReport(
                        subject,
                        AT,
                        List.of("Parameter group of the source: <default>."),
                        List.of(acknowledged(), partlyAcknowledged(), warning(), blocking()))
                .advised(advice());
    }

    private static Advice advice() {
        Estimate upgrade =
                new Estimate.Between(Duration.ofSeconds(11), Duration.ofSeconds(20), "<measured>");
        return new Advice(
                Strategy.CLONE,
                "in-place can be taken | instead",
                List.of(
                        new Option(
                                Strategy.CLONE,
                                Standing.BLOCKED,
                                "blocked by replica-identity",
                                List.of("replica-identity"),
                                "milliseconds",
                                "a second cluster"),
                        new Option(
                                Strategy.IN_PLACE,
                                Standing.USABLE,
                                "nothing stands in its way",
                                List.of(),
                                "out",
                                "a clone")),
                new Forecast(
                        new LogRate.Seen(1500, 2_000_000, "over a <second>"),
                        upgrade,
                        upgrade,
                        new Estimate.Never("will never catch up"),
                        new Estimate.Unknown(HOSTILE)));
    }

    private static Subject nobodysOrder() {
        return new Subject(
                "db.example:5432/shop",
                null,
                "in-place",
                new PostgresVersion(14, 24),
                new PostgresVersion(17, 11));
    }

    private static Finding blocking() {
        return new Finding(
                "replica-identity",
                Severity.BLOCKED,
                HOSTILE,
                "tables that can take INSERT only: 2",
                "an UPDATE or DELETE on them <b>could not</b> be replayed",
                "ALTER TABLE public.%s ADD PRIMARY KEY (id);\nALTER TABLE %s REPLICA IDENTITY FULL;"
                        .formatted(HOSTILE, TWO_LINES),
                List.of("public." + HOSTILE, TWO_LINES));
    }

    private static Finding partlyAcknowledged() {
        return warning("trigger", "shop", List.of("public.t: a", "public.t: " + HOSTILE))
                .known(
                        new Acknowledgement(
                                "tag UpgradeDB:Acknowledge",
                                AT.minusSeconds(60),
                                "",
                                List.of("public.t: " + HOSTILE)));
    }

    private static Finding acknowledged() {
        return warning("long-transaction", "-", List.of("4711"))
                .known(
                        new Acknowledgement(
                                "<dba>", AT.minusSeconds(60), "the *nightly* job", List.of()));
    }

    private static Finding warning() {
        return warning("large-object", "shop", List.of()).of(Fault.PLATFORM);
    }

    private static Finding warning(String check, String database, List<String> objects) {
        return new Finding(
                check,
                Severity.WARNING,
                database,
                "%s: %d".formatted(check, objects.size()),
                "somebody should know",
                "SELECT 1;",
                objects);
    }

    private static void requireSame(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("greenlight.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                text,
                () -> file + " does not hold what is written now; if that is meant: " + HOW);
    }
}
