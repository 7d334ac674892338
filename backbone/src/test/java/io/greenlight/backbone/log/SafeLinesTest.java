package io.greenlight.backbone.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class SafeLinesTest {

    private final SafeLines filter = new SafeLines();

    @Test
    void whatAStrangerWritesCannotBreakTheLine() {
        assertEquals(
                "table \\\"a\\nts=2026 level=ERROR\\\" \\\\ \\t \\u001b[31m \\u2028 ä",
                shown("table \"a\nts=2026 level=ERROR\" \\ \t \u001b[31m \u2028 ä"));
    }

    @Test
    void parametersAreMadeSafeToo() {
        ExtLogRecord record =
                new ExtLogRecord(Level.INFO, "found %s", ExtLogRecord.FormatStyle.PRINTF, "a.test");
        record.setParameters(new Object[] {"a\nb"});
        assertTrue(filter.isLoggable(record));
        assertEquals("found a\\nb", record.getMessage());
    }

    @Test
    void aFailureIsToldOfOnce() {
        assertFalse(filter.isLoggable(record("SRMSG00200: The method ... has thrown")));
    }

    private String shown(String message) {
        ExtLogRecord record = record(message);
        assertTrue(filter.isLoggable(record));
        return record.getMessage();
    }

    private static ExtLogRecord record(String message) {
        return new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "a.test");
    }
}
