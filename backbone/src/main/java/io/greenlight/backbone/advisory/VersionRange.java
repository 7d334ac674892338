package io.greenlight.backbone.advisory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.greenlight.contracts.PostgresVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions in a row, both ends among them: `14.0..14.3`, `..16` (with all minors of 16),
/// `17.6..17` (from that minor to the last of its major), `17.1` (just that one), `17`, or `..` for
/// all.
///
/// @param text as it stands in the file
public record VersionRange(String text, PostgresVersion first, PostgresVersion last) {

    private static final String BOUND = "(\\d{2}(?:\\.\\d{1,3})?)?";
    private static final Pattern SHAPE = Pattern.compile(BOUND + "(\\.\\.)?" + BOUND);
    private static final PostgresVersion OLDEST = new PostgresVersion(10, 0);
    private static final int LAST_MAJOR = 99;
    private static final int LAST_MINOR = 999;

    /// Reads such a text.
    ///
    /// @throws IllegalArgumentException if it is anything else, or no version is in it
    @JsonCreator
    public static VersionRange parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("no versions in a row: " + text);
        }
        String from = matcher.group(1);
        String to = matcher.group(2) == null ? from : matcher.group(3);
        VersionRange range =
                new VersionRange(
                        text,
                        from == null ? OLDEST : bound(from, 0),
                        to == null
                                ? new PostgresVersion(LAST_MAJOR, LAST_MINOR)
                                : bound(to, LAST_MINOR));
        if (range.first.compareTo(range.last) > 0) {
            throw new IllegalArgumentException("no version is in " + text);
        }
        return range;
    }

    public boolean contains(PostgresVersion version) {
        return first.compareTo(version) <= 0 && version.compareTo(last) <= 0;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    private static PostgresVersion bound(String text, int minor) {
        return text.contains(".")
                ? PostgresVersion.parse(text)
                : new PostgresVersion(Integer.parseInt(text), minor);
    }
}
