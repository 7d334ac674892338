package io.greenlight.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids, versions and positions: what holds for each of them, tried on many.
class WordsTest {

    private static final long SEED = 20261121;

    static LongStream positions() {
        return LongStream.concat(
                LongStream.of(0, 1, 0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE, -1L),
                new Random(SEED).longs(200));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void aPositionIsReadAsItWasWritten(long position) {
        Lsn lsn = new Lsn(position);
        assertEquals(lsn, Lsn.parse(lsn.toString()));
        assertEquals(lsn, Lsn.parse(lsn.toString().toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void positionsAreOrderedAsTheLogIsWrittenBeyondHalfOf64BitsToo() {
        Lsn[] ordered = positions().sorted().mapToObj(Lsn::new).sorted().toArray(Lsn[]::new);
        for (int i = 1; i < ordered.length; i++) {
            assertTrue(Long.compareUnsigned(ordered[i - 1].position(), ordered[i].position()) <= 0);
        }
        assertTrue(new Lsn(-1).compareTo(new Lsn(1)) > 0);
    }

    @Test
    void bytesBetweenPositionsAreSigned() {
        Lsn early = Lsn.parse("0/FFFFFFFF");
        Lsn late = Lsn.parse("1/1");
        assertEquals(2, late.bytesSince(early));
        assertEquals(-2, early.bytesSince(late));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/", "/0", "0/123456789", "g/0", "0/0 ", "-1/0", "0x0/0"})
    void whatIsNoPositionIsRefused(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Lsn.parse(text));
        assertTrue(refusal.toString().contains("0/402E2F0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.", "9.6", "17.10.1", "17.10-R1", "", "a.b", "17.1000"})
    void whatIsNoVersionIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PostgresVersion.parse(text));
    }

    @Test
    void versionsAreOrderedByNumber() {
        assertTrue(PostgresVersion.parse("17.9").compareTo(PostgresVersion.parse("17.10")) < 0);
        assertTrue(PostgresVersion.parse("14.24").compareTo(PostgresVersion.parse("17.1")) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "1a", "a_b", "a b", "ä", "a'b", "a\n"})
    void whatRdsWouldNotTakeAsAClusterIsRefused(String identifier) {
        assertThrows(
                IllegalArgumentException.class, () -> new ClusterRef("eu-central-1", identifier));
    }

    @Test
    void theLongestIdentifierIsTakenAndOneMoreIsNot() {
        String longest = "a".repeat(63);
        assertEquals(longest, new ClusterRef("eu-central-1", longest).toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClusterRef("eu-central-1", longest + "a"));
    }

    static Stream<String> clusters() {
        Random random = new Random(SEED);
        return Stream.generate(() -> "c" + Long.toHexString(random.nextLong())).limit(100);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void theSameUpgradeHasTheSameIdAndAnotherHasAnother(String identifier) {
        ClusterRef cluster = new ClusterRef("eu-central-1", identifier);
        UpgradeId id = UpgradeId.of(cluster, new ResourceId("cluster-A"), path(17), 1);

        assertEquals(id, UpgradeId.of(cluster, new ResourceId("cluster-A"), path(17), 1));
        assertEquals(id, new UpgradeId(id.value()));
        assertEquals(8, id.key().length());
        assertNotEquals(id, UpgradeId.of(cluster, new ResourceId("cluster-B"), path(17), 1));
        assertNotEquals(id, UpgradeId.of(cluster, new ResourceId("cluster-A"), path(16), 1));
        assertNotEquals(id, UpgradeId.of(cluster, new ResourceId("cluster-A"), path(17), 2));
        assertNotEquals(
                id,
                UpgradeId.of(cluster, new ResourceId("cluster-A"), path(17), Mode.PREUPGRADE, 1));
    }

    @Test
    void anIdFromBeforeThereWereModesIsStillTheWholeUpgrades() {
        ClusterRef cluster = new ClusterRef("eu-central-1", "orders");
        UpgradeId id =
                UpgradeId.of(cluster, new ResourceId("cluster-A"), path(17), Mode.UPGRADE, 1);

        assertEquals("orders-b0119eeb", id.value());
    }

    @Test
    void aConsentIsToOneQuestionAtOnePrice() {
        UpgradeId upgrade = new UpgradeId("orders-0123abcd");
        ConsentToken token = ConsentToken.of(upgrade, "May it go?", List.of(new Loss("rows", 10)));

        assertEquals(token, new ConsentToken(token.value()));
        assertEquals(token, ConsentToken.of(upgrade, "May it go?", List.of(new Loss("rows", 10))));
        assertNotEquals(
                token, ConsentToken.of(upgrade, "May it go?", List.of(new Loss("rows", 11))));
        assertNotEquals(token, ConsentToken.of(upgrade, "May I?", List.of(new Loss("rows", 10))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "89ABCDEF", "89abcde", "89abcdef0", "89abcdef\n"})
    void whatIsNoTokenIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new ConsentToken(text));
    }

    @Test
    void aRunIsNamedByItsBeginning() {
        FleetRun run = FleetRun.begunAt(Instant.parse("2026-11-21T20:15:00.9Z"));

        assertEquals("20261121-201500Z", run.value());
        assertEquals(run, new FleetRun(run.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20261121", "20261121-201500", "../../etc", "20261121-201500Z\n"})
    void whatIsNoRunIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new FleetRun(text));
    }

    @Test
    void anotherMinorIsNoOtherMajor() {
        PostgresVersion source = new PostgresVersion(17, 5);
        assertFalse(
                new UpgradePath(Strategy.IN_PLACE, source, new PostgresVersion(17, 11))
                        .crossesMajors());
        assertTrue(path(17).crossesMajors());
    }

    @Test
    void theLongestClusterHasAnUpgradeIdToo() {
        ClusterRef longest = new ClusterRef("eu-central-1", "a".repeat(63));
        UpgradeId id = UpgradeId.of(longest, new ResourceId("cluster-A"), path(17), 1);
        assertEquals(id, new UpgradeId(id.value()));
    }

    @Test
    void anUpgradeNeverGoesBack() {
        assertThrows(IllegalArgumentException.class, () -> path(14));
        assertThrows(IllegalArgumentException.class, () -> path(13));
    }

    private static UpgradePath path(int major) {
        return new UpgradePath(
                Strategy.CLONE, new PostgresVersion(14, 24), new PostgresVersion(major, 5));
    }
}
