package io.greenlight.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What servers.sh is asked for.
final class StackSizeTest {

    @Test
    void minorsComeBesideTheMajors() {
        StackSize.Servers servers = new StackSize.Servers("17", List.of("17.5", "17.11"));

        assertEquals(List.of("--majors", "17", "17.5", "17.11"), servers.arguments());
        assertEquals("17 17.5 17.11", servers.toString());
    }

    @Test
    void majorsAloneAreOneArgument() {
        StackSize.Servers servers = new StackSize.Servers("14 17", List.of());

        assertEquals(List.of("--majors", "14 17"), servers.arguments());
        assertEquals("14 17", servers.toString());
    }
}
