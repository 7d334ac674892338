package io.greenlight.launcher.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The logs of whole runs, copied out of the bucket.
final class RunLogsTest {

    private static final String STATUS = "20261121-200000Z/fleet-1/UPGRADE-status";

    @Test
    void theyAreCopiedUnderTheirNames(@TempDir Path folder) throws IOException {
        try (LoopbackAws aws = new LoopbackAws((address, _) -> answer(address, STATUS))) {
            Map<String, String> texts = new RunLogs(aws.access()).keep(folder);

            assertEquals(Map.of(STATUS, "/greenlight/runs/" + STATUS), texts);
            assertEquals("/greenlight/runs/" + STATUS, Files.readString(folder.resolve(STATUS)));
        }
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused(@TempDir Path folder) throws IOException {
        Path inner = folder.resolve("runs");
        try (LoopbackAws aws = new LoopbackAws((address, _) -> answer(address, "../stolen"))) {
            RunLogs logs = new RunLogs(aws.access());

            assertThrows(IOException.class, () -> logs.keep(inner));

            assertFalse(Files.exists(folder.resolve("stolen")));
        }
    }

    /// A list of that one, or the file itself, which says where it was asked for.
    private static String answer(URI address, String name) {
        String query = address.getQuery();
        if (query == null || !query.contains("list-type=2")) {
            return address.getPath();
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <Name>greenlight</Name><IsTruncated>false</IsTruncated>
          <Contents><Key>runs/%s</Key></Contents>
        </ListBucketResult>
        """
                .formatted(name);
    }
}
