package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.greenlight.contracts.Mode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an upgrade left in the bucket, beside the report.
final class RunFilesTest {

    private static final String UPGRADE = "orders-281d690b";
    private static final String FOLDER = "upgrades/orders-281d690b/files/";

    private final List<String> prefixes = new CopyOnWriteArrayList<>();

    @Test
    void filesOfThatModeAreCopiedInTheirOrder(@TempDir Path folder) throws IOException {
        Path files = folder.resolve("files");
        try (LoopbackAws aws =
                new LoopbackAws((address, _) ->
                        answer(address, "UPGRADE-probe.csv", "UPGRADE-analyze.log"))) {

            List<String> names = new RunFiles(aws.access()).keep(UPGRADE, Mode.UPGRADE, files);

            assertEquals(List.of("UPGRADE-analyze.log", "UPGRADE-probe.csv"), names);
            assertEquals(List.of(FOLDER + "UPGRADE-"), prefixes);
            assertEquals(
                    "/greenlight/" + FOLDER + "UPGRADE-probe.csv",
                    Files.readString(files.resolve("UPGRADE-probe.csv")));
        }
    }

    @Test
    void noFilesMakeNoFolder(@TempDir Path folder) throws IOException {
        Path files = folder.resolve("files");
        try (LoopbackAws aws = new LoopbackAws((address, _) -> answer(address))) {

            List<String> names = new RunFiles(aws.access()).keep(UPGRADE, Mode.PREUPGRADE, files);

            assertEquals(List.of(), names);
            assertFalse(Files.exists(files));
        }
    }

    /// A list of those files, or the file itself, which says where it was asked for.
    private String answer(URI address, String... names) {
        String query = address.getQuery();
        if (query == null || !query.contains("list-type=2")) {
            return address.getPath();
        }
        for (String part : query.split("&", -1)) {
            if (part.startsWith("prefix=")) {
                prefixes.add(part.substring("prefix=".length()));
            }
        }
        StringBuilder contents = new StringBuilder();
        for (String name : names) {
            contents.append("<Contents><Key>%s%s</Key></Contents>".formatted(FOLDER, name));
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <Name>greenlight</Name><IsTruncated>false</IsTruncated>%s
        </ListBucketResult>
        """
                .formatted(contents);
    }
}
