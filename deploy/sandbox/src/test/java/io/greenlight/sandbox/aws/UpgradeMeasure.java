package io.greenlight.sandbox.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Parameter;

/// How long a clone and its real upgrade take: by hand, when nobody else uses the machine, for what
/// it writes is what preflight's forecasts are made from.
///
///     ./mvnw -o -pl deploy/sandbox -am test -Dtest=UpgradeMeasure \
///         -Dsurefire.failIfNoSpecifiedTests=false -Dgreenlight.measure=write
///
/// A clone is timed from the call until its writer answers, an upgrade from the call until the
/// cluster is available again, with all that pg_upgrade does between.
@EnabledIfSystemProperty(named = "greenlight.measure", matches = "write")
class UpgradeMeasure {

    private static final String SOURCE = "14.24";
    private static final String TARGET = "17.11";
    private static final String GROUP = "roomy14";
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /// What tables may look like.
    private enum Shape {
        PLAIN("a primary key and nothing else", "id int PRIMARY KEY"),
        RICH(
                "an identity, two indexes, a default and two checks",
                "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE,"
                        + " at timestamptz DEFAULT now(), cost numeric(12, 2) CHECK (cost >= 0),"
                        + " state text CHECK (state IN (''new'', ''done''))");

        private final String words;
        private final String columns;

        Shape(String words, String columns) {
            this.words = words;
            this.columns = columns;
        }
    }

    private record Scene(String machine, String commit, String source, String target) {}

    private record Point(String shape, long tables, long relations, List<Long> milliseconds) {}

    private record Cloned(List<Long> milliseconds) {}

    private record Upgrade(Scene scene, List<Point> points, Cloned cloning) {}

    private final List<Long> clones = new ArrayList<>();

    @Test
    void clonesAndTheirUpgradesAreTimed() throws IOException {
        Scene scene = scene();
        List<Point> points = new ArrayList<>();
        try (var bed = new TestBed(27400)) {
            makeGroup(bed);
            for (int tables : List.of(100, 1000, 10_000)) {
                for (Shape shape : Shape.values()) {
                    points.add(point(bed, shape, tables));
                }
                write(new Upgrade(scene, points, new Cloned(clones)));
            }
        }
    }

    /// The source stays as it is; its clones are upgraded, as strategy `clone` does it.
    private Point point(TestBed bed, Shape shape, int tables) {
        String name = "%s-%d".formatted(shape.name().toLowerCase(Locale.ROOT), tables);
        bed.rds()
                .createDBCluster(it ->
                        it.dbClusterIdentifier(name)
                                .engine("aurora-postgresql")
                                .engineVersion(SOURCE)
                                .dbClusterParameterGroupName(GROUP)
                                .masterUsername("app_admin")
                                .masterUserPassword(TestBed.PASSWORD));
        DBCluster source = bed.addWriter(name);
        long relations = fill(bed, source, shape, tables);
        List<Long> runs = new ArrayList<>();
        for (int run = 1; run <= (tables > 1000 ? 1 : 3); run++) {
            runs.add(upgraded(bed, name, "%s-clone-%d".formatted(name, run)));
        }
        delete(bed, name);
        return new Point(shape.words, tables, relations, runs);
    }

    private static long fill(TestBed bed, DBCluster source, Shape shape, int tables) {
        try (Session session = bed.login(source.port()).to("postgres")) {
            for (int first = 1; first <= tables; first += AT_ONCE) {
                session.run(
                        """
                        DO $$
                        BEGIN
                            FOR i IN %d..%d LOOP
                                EXECUTE format('CREATE TABLE t%%s (%s)', i);
                            END LOOP;
                        END $$
                        """
                                .formatted(
                                        first,
                                        Math.min(tables, first + AT_ONCE - 1),
                                        shape.columns));
            }
            return Long.parseLong(
                    session.ask(
                            "SELECT count(*) FROM pg_class WHERE oid >= 16384"
                                    + " AND relnamespace <> 'pg_toast'::regnamespace"));
        }
    }

    private long upgraded(TestBed bed, String source, String clone) {
        long asked = System.nanoTime();
        bed.rds()
                .restoreDBClusterToPointInTime(it ->
                        it.dbClusterIdentifier(clone)
                                .sourceDBClusterIdentifier(source)
                                .dbClusterParameterGroupName(GROUP)
                                .restoreType("copy-on-write")
                                .useLatestRestorableTime(true));
        TestBed.until(PATIENCE, () -> bed.cluster(clone).status().equals("available"));
        bed.addWriter(clone);
        clones.add(since(asked));

        long ordered = System.nanoTime();
        bed.rds()
                .modifyDBCluster(it ->
                        it.dbClusterIdentifier(clone)
                                .applyImmediately(true)
                                .engineVersion(TARGET)
                                .dbClusterParameterGroupName("default.aurora-postgresql17")
                                .allowMajorVersionUpgrade(true));
        TestBed.until(PATIENCE, () -> isAvailable(bed, clone));
        long took = since(ordered);
        if (!bed.cluster(clone).engineVersion().equals(TARGET)) {
            throw new AssertionError(bed.messages(clone) + bed.logs());
        }
        delete(bed, clone);
        return took;
    }

    private static boolean isAvailable(TestBed bed, String cluster) {
        return bed.cluster(cluster).status().equals("available")
                && bed.instance(cluster + "-1").dbInstanceStatus().equals("available");
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void delete(TestBed bed, String cluster) {
        bed.rds()
                .deleteDBInstance(
                        it -> it.dbInstanceIdentifier(cluster + "-1").skipFinalSnapshot(true));
        bed.rds().deleteDBCluster(it -> it.dbClusterIdentifier(cluster).skipFinalSnapshot(true));
        TestBed.until(
                Duration.ofMinutes(2),
                () ->
                        bed.rds().describeDBClusters().dbClusters().stream()
                                .noneMatch(one -> one.dbClusterIdentifier().equals(cluster)));
    }

    /// pg_dump locks every table at once.
    private static void makeGroup(TestBed bed) {
        bed.rds()
                .createDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName(GROUP)
                                .dbParameterGroupFamily("aurora-postgresql14")
                                .description("room for ten thousand tables"));
        bed.rds()
                .modifyDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName(GROUP)
                                .parameters(
                                        Parameter.builder()
                                                .parameterName("max_locks_per_transaction")
                                                .parameterValue("1024")
                                                .applyMethod(ApplyMethod.PENDING_REBOOT)
                                                .build()));
    }

    /// Before anything is written, for that makes the tree a dirty one.
    private static Scene scene() throws IOException {
        Process git =
                new ProcessBuilder("git", "describe", "--always", "--dirty")
                        .redirectErrorStream(true)
                        .start();
        String commit =
                new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Scene(
                "%d cores, %s, Java %d"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                Runtime.version().feature()),
                commit,
                SOURCE,
                TARGET);
    }

    private static void write(Upgrade upgrade) throws IOException {
        Path file =
                Path.of(System.getProperty("greenlight.root"))
                        .resolve("preflight-service/src/main/resources")
                        .resolve("io/greenlight/preflight/forecast/measured_upgrade.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), upgrade);
    }
}
