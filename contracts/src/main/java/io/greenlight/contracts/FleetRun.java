package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// One stretch of work on the fleet: it begins with an upgrade that begins while no run is on, and
/// goes on as long as any upgrade is under way or waits for its turn.
///
/// @param value when it began, in UTC: `20261121-201500Z`
public record FleetRun(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{8}-[0-9]{6}Z");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss'Z'").withZone(ZoneOffset.UTC);

    @JsonCreator
    public FleetRun {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run of the fleet: " + value);
        }
    }

    /// The run that began then.
    public static FleetRun begunAt(Instant moment) {
        return new FleetRun(NAME.format(moment));
    }

    @Override
    public String toString() {
        return value;
    }
}
