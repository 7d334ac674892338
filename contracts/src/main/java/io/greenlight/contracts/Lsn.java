package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A position in the write-ahead log of one cluster: 64 bits, unsigned, written as two hexadecimal
/// halves (PostgreSQL documentation, pg_lsn type). Positions of two clusters do not compare.
public record Lsn(long position) implements Comparable<Lsn> {

    private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

    /// Reads `0/402E2F0`.
    ///
    /// @throws IllegalArgumentException if it is anything else
    @JsonCreator
    public static Lsn parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an LSN such as 0/402E2F0: " + text);
        }
        long high = Long.parseLong(matcher.group(1), 16);
        long low = Long.parseLong(matcher.group(2), 16);
        return new Lsn(high << 32 | low);
    }

    /// Bytes of log from there to here; negative if `earlier` is the later one.
    public long bytesSince(Lsn earlier) {
        return position - earlier.position;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    @Override
    @JsonValue
    public String toString() {
        return "%X/%X".formatted(position >>> 32, position & 0xFFFF_FFFFL);
    }
}
