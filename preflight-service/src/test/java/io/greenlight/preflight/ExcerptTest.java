package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void whatFitsIsLeftAsItIs() {
        List<Finding> findings = List.of(finding("why"));

        assertEquals(findings, Excerpt.of(findings, "s3://b/k"));
    }

    @Test
    void whatDoesNotFitIsCountedAndFoundInTheArchive() {
        List<Finding> findings = Collections.nCopies(500, finding("why ".repeat(250)));

        List<Finding> excerpt = Excerpt.of(findings, "s3://b/k");

        assertTrue(excerpt.size() < 130, "%d findings".formatted(excerpt.size()));
        Finding last = excerpt.getLast();
        assertEquals("%d findings more".formatted(501 - excerpt.size()), last.title());
        assertEquals(Severity.BLOCKED, last.severity());
        assertEquals("aws s3 cp s3://b/k -", last.remedy());
    }

    private static Finding finding(String why) {
        return new Finding(
                "check", Severity.BLOCKED, "db", "title", why, "SELECT 1;", List.of("a"));
    }
}
