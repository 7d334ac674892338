package io.greenlight.cutover.inplace.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.UpgradeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Consents in a real bucket.
final class S3ConsentsTest {

    private static final ConsentToken TOKEN = new ConsentToken("0a1b2c3d");
    private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");
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

    private final Bucket bucket = new Bucket(S3, AWS.bucket());
    private final S3Consents consents = new S3Consents(bucket);

    @AfterAll
    static void close() {
        S3.close();
    }

    @Test
    void aYesIsFoundByAnyCopyAndByNobodyElse() {
        UpgradeId upgrade = new UpgradeId("orders-0123abd1");
        assertFalse(consents.isGiven(upgrade, TOKEN));

        consents.keep(upgrade, TOKEN, AT);

        assertTrue(new S3Consents(bucket).isGiven(upgrade, TOKEN));
        assertFalse(consents.isGiven(upgrade, new ConsentToken("0a1b2c3e")));
        assertFalse(consents.isGiven(new UpgradeId("orders-0123abd2"), TOKEN));
    }

    @Test
    void anAuditorFindsWhatWasAgreedToAndWhenLast() {
        UpgradeId upgrade = new UpgradeId("orders-0123abd3");

        consents.keep(upgrade, TOKEN, AT.minus(Duration.ofMinutes(1)));
        consents.keep(upgrade, TOKEN, AT);

        String key = "upgrades/orders-0123abd3/consents/0a1b2c3d.json";
        assertEquals(List.of(key), bucket.keys("upgrades/orders-0123abd3/"));
        assertEquals(
                "{\"token\":\"0a1b2c3d\",\"at\":\"2026-11-21T20:15:00Z\"}",
                bucket.read(key).orElseThrow().content().replaceAll("\\s", ""));
    }
}
