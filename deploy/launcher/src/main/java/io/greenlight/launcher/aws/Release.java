package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A PostgreSQL as a person names it: `17` for whichever of its minors fits, or `17.5`.
public record Release(int major, OptionalInt minor) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})(?:\\.(\\d{1,3}))?");

    /// Reads `17` or `17.5`.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Release parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("%s: no version such as 17 or 17.5".formatted(text));
        }
        String minor = matcher.group(2);
        return new Release(
                Integer.parseInt(matcher.group(1)),
                minor == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(minor)));
    }

    /// Whether that version may be meant.
    public boolean means(PostgresVersion version) {
        return version.major() == major && minor.orElse(version.minor()) == version.minor();
    }

    @Override
    public String toString() {
        return minor.isPresent() ? major + "." + minor.getAsInt() : Integer.toString(major);
    }
}
