package io.greenlight.backbone.journal.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.journal.RunBook;
import io.greenlight.backbone.journal.RunRoll;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// The roll in a real bucket.
final class S3RunBookTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final S3Client S3 =
            S3Client.builder()
                    .endpointOverride(AWS.endpoint())
                    .region(Region.of(LocalAws.REGION))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create(AWS.account(), "test")))
                    .forcePathStyle(true)
                    .build();
    private static final Bucket BUCKET = new Bucket(S3, AWS.bucket());
    private static final Instant BEGIN = Instant.parse("2026-11-21T20:15:00Z");

    private final RunBook book = new S3RunBook(BUCKET);

    @BeforeEach
    void forget() {
        BUCKET.remove("upgrades/_runs/current.json");
    }

    @AfterAll
    static void close() {
        S3.close();
    }

    @Test
    void aRollIsReadAsItWasWrittenInEachOfItsStates() {
        RunRoll on = RunRoll.begun(member("orders")).with(member("shop"));
        RunRoll ended = on.ended(BEGIN.plusSeconds(60), List.of(cluster("odd")));

        var first = book.write(Optional.empty(), on);
        assertEquals(on, book.read().orElseThrow().roll());
        var second = book.write(first, ended);
        assertEquals(ended, book.read().orElseThrow().roll());
        assertTrue(book.write(second, ended.told(BEGIN.plusSeconds(61))).isPresent());

        RunRoll told = book.read().orElseThrow().roll();
        assertEquals(new FleetRun("20261121-201500Z"), told.run());
        assertFalse(told.isOn());
        assertTrue(told.untold().isEmpty());
    }

    @Test
    void ofTwoWhoBeginARunOneIsTold() {
        assertTrue(book.write(Optional.empty(), RunRoll.begun(member("orders"))).isPresent());

        assertTrue(book.write(Optional.empty(), RunRoll.begun(member("shop"))).isEmpty());
        assertTrue(book.read().orElseThrow().roll().holds(member("orders").upgrade()));
    }

    @Test
    void whatIsCopiedIsThereTwice() {
        BUCKET.overwrite("upgrades/orders-0123abcd/files/UPGRADE-freeze.log", "frozen\n");

        BUCKET.copy(
                "upgrades/orders-0123abcd/files/UPGRADE-freeze.log",
                "runs/20261121-201500Z/orders/UPGRADE-freeze.log");

        assertEquals(
                "frozen\n",
                BUCKET.read("runs/20261121-201500Z/orders/UPGRADE-freeze.log")
                        .orElseThrow()
                        .content());
    }

    private static RunRoll.Member member(String cluster) {
        return new RunRoll.Member(new UpgradeId(cluster + "-0123abcd"), cluster(cluster), BEGIN);
    }

    private static ClusterRef cluster(String identifier) {
        return new ClusterRef("eu-central-1", identifier);
    }
}
