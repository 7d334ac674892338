package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.QueryCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check of the databases and of the server, on every major that each concerns: the broken
/// thing is made, told of in these words, repaired as they say, and told of no more.
@ExtendWith(ProofCounter.class)
class ProofTest {

    static final List<Proof> ALL =
            Stream.of(
                            TableProofs.ALL,
                            ProgramProofs.ALL,
                            UpgradeProofs.ALL,
                            SessionProofs.ALL,
                            ServerProofs.ALL,
                            RoleProofs.ALL,
                            DmsProofs.ALL,
                            DmsKeyProofs.ALL)
                    .flatMap(List::stream)
                    .toList();

    static Stream<Arguments> onEveryMajor() {
        List<Integer> majors = RealServer.majors().toList();
        return Stream.concat(
                majors.stream()
                        .flatMap(major ->
                                ALL.stream()
                                        .filter(one -> one.concerns(major))
                                        .map(one -> Arguments.of(major, one))),
                ALL.stream()
                        .filter(one -> majors.stream().noneMatch(one::concerns))
                        .map(one -> Arguments.of(newest(one), one)));
    }

    @Test
    void everyCheckOfDatabasesAndOfTheServerIsProved() {
        Set<String> proved = new TreeSet<>(ParameterProofTest.CHECKS);
        ALL.forEach(one -> proved.add(one.check()));
        Set<String> all = new TreeSet<>();
        Catalog.of(Duration.ofMinutes(5)).stream()
                .filter(QueryCheck.class::isInstance)
                .forEach(one -> all.add(one.id()));

        assertEquals(all, proved);
    }

    /// What only older servers can have is proved on the newest of them.
    private static int newest(Proof proof) {
        return IntStream.iterate(18, major -> major - 1)
                .filter(proof::concerns)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("onEveryMajor")
    void whatIsBrokenIsToldAndTheRemedyRepairsIt(int major, Proof proof) throws SQLException {
        try (Stage stage = Stage.of(major, proof)) {
            stage.prove();
        }
    }
}
