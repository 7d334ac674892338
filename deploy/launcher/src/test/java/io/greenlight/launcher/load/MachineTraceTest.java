package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineTraceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path proc;

    @Test
    void countersAreReadAsTheKernelWritesThem() throws IOException {
        Files.createDirectory(proc.resolve("pressure"));
        Files.writeString(
                proc.resolve("stat"),
                """
                cpu  2904631 931684 1167582 4007895 50232 0 200190 33643 0 0
                cpu0 1 1 1 1 1 1 1 9 0 0
                """);
        Files.writeString(
                proc.resolve("pressure/cpu"),
                "some avg10=0.16 avg60=1.87 avg300=10.30 total=15502487752\n");
        Files.writeString(
                proc.resolve("pressure/io"),
                """
                some avg10=0.76 avg60=2.67 avg300=1.74 total=873329840
                full avg10=0.76 avg60=2.46 avg300=1.37 total=353900850
                """);

        assertEquals(
                new MachineTrace.Sample(START, 336_430_000, 15_502_487_752L, 873_329_840),
                MachineTrace.Sample.read(proc, START));
    }

    @Test
    void aKernelThatDoesNotTellLeavesZeros() {
        assertEquals(
                new MachineTrace.Sample(START, 0, 0, 0), MachineTrace.Sample.read(proc, START));
    }

    @Test
    void whatWasTakenIsCountedFromTheLooksAround() {
        MachineTrace trace = new MachineTrace(Clock.systemUTC());
        for (long look = 0; look < 5; look++) {
            trace.add(
                    new MachineTrace.Sample(
                            START.plusMillis(250 * look), look * 2000, look * 3000, look * 5000));
        }

        assertEquals(
                new MachineTrace.Taken(4, 6, 10),
                trace.between(START.plusMillis(300), START.plusMillis(740)));
        assertEquals(
                new MachineTrace.Taken(8, 12, 20),
                trace.between(START.minusSeconds(1), START.plusSeconds(9)));
    }

    @Test
    void nobodyLookedAndNothingIsKnown() {
        assertEquals(
                new MachineTrace.Taken(0, 0, 0),
                new MachineTrace(Clock.systemUTC()).between(START, START.plusSeconds(1)));
    }
}
