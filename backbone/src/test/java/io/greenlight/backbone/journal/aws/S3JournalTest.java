package io.greenlight.backbone.journal.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Pages in a real bucket.
final class S3JournalTest {

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

    @AfterAll
    static void close() {
        S3.close();
    }

    @Test
    void aServicesTwoPlansHaveTheirOwnPagesOfOneUpgrade() {
        UpgradeId upgrade = new UpgradeId("orders-0123abc1");
        Journal<String> first = new S3Journal<>(BUCKET, "cutover", String.class);
        Journal<Integer> second = new S3Journal<>(BUCKET, "cutover-cleanup", Integer.class);
        Page<String> finished = Page.blank(upgrade, "sides").in(new RunState.Finished());
        first.write(Optional.empty(), finished);

        second.write(Optional.empty(), Page.blank(upgrade, 7));

        assertEquals(finished, first.read(upgrade).orElseThrow().page());
        assertEquals(Page.blank(upgrade, 7), second.read(upgrade).orElseThrow().page());
        assertEquals(
                List.of(
                        "upgrades/orders-0123abc1/cutover-cleanup.json",
                        "upgrades/orders-0123abc1/cutover.json"),
                BUCKET.keys("upgrades/orders-0123abc1/"));
    }

    @Test
    void whoWritesWhatAnotherHasWrittenMeanwhileIsTold() {
        UpgradeId upgrade = new UpgradeId("orders-0123abc2");
        Journal<String> journal = new S3Journal<>(BUCKET, "cutover", String.class);
        var read = Optional.of(journal.write(Optional.empty(), Page.blank(upgrade, "first")));
        journal.write(read, Page.blank(upgrade, "another's"));

        assertThrows(
                Journal.Overtaken.class, () -> journal.write(read, Page.blank(upgrade, "mine")));
        assertEquals("another's", journal.read(upgrade).orElseThrow().page().facts());
    }
}
