package io.greenlight.sandbox.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as RDS writes it: `14.24`.
public record EngineVersion(int major, int minor) implements Comparable<EngineVersion> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,2})\\.(\\d{1,3})");
    private static final Comparator<EngineVersion> ORDER =
            Comparator.comparingInt(EngineVersion::major).thenComparingInt(EngineVersion::minor);

    public static boolean isVersion(String text) {
        return TEXT.matcher(text).matches();
    }

    @JsonCreator
    public static EngineVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version such as 14.24: " + text);
        }
        return new EngineVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public String family() {
        return "aurora-postgresql" + major;
    }

    @Override
    public int compareTo(EngineVersion other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
