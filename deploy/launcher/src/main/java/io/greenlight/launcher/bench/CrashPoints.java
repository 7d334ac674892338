package io.greenlight.launcher.bench;

import io.greenlight.contracts.Mode;
import io.greenlight.launcher.demo.Journey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Every place at which a service is killed, on one way to another version.
public final class CrashPoints {

    private CrashPoints() {}

    /// Those of that way whose name holds that text.
    public static List<String> matching(Journey journey, String text) {
        String name = file(journey);
        try (InputStream file = CrashPoints.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String file(Journey journey) {
        if (journey.mode() == Mode.REHEARSAL) {
            return "failpoints-rehearsal.txt";
        }
        if (journey.isGlobal()) {
            return switch (journey.mode()) {
                case PREUPGRADE -> "failpoints-global-preupgrade.txt";
                case UPGRADE -> "failpoints-global.txt";
                case PATCH -> "failpoints-global-patch.txt";
                case REHEARSAL -> throw new IllegalStateException("nobody rehearses that");
            };
        }
        if (!journey.isInPlace()) {
            return "failpoints.txt";
        }
        if (!journey.ending().endsWithUpgrade()) {
            return "failpoints-way-back.txt";
        }
        return switch (journey.mode()) {
            case PREUPGRADE -> "failpoints-preupgrade.txt";
            case UPGRADE -> "failpoints-in-place.txt";
            case PATCH, REHEARSAL -> throw new IllegalStateException("nothing is patched in place");
        };
    }
}
