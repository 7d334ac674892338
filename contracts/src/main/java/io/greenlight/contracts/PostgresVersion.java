package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of PostgreSQL since 10, of two numbers: `17.10`.
///
/// Aurora's third number, the patch level, is no part of an engine version in the RDS API.
public record PostgresVersion(int major, int minor) implements Comparable<PostgresVersion> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{2})\\.(\\d{1,3})");
    private static final Comparator<PostgresVersion> ORDER =
            Comparator.comparingInt(PostgresVersion::major)
                    .thenComparingInt(PostgresVersion::minor);

    /// Reads `17.10`.
    ///
    /// @throws IllegalArgumentException if it is anything else
    @JsonCreator
    public static PostgresVersion parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version such as 17.10: " + text);
        }
        return new PostgresVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(PostgresVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return major + "." + minor;
    }
}
