package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names a question, so that a consent means that question and no other.
///
/// It is computed from what is asked: two copies that ask the same thing ask once, and a consent to
/// lose ten rows is none to lose a thousand.
///
/// @param value eight hexadecimal digits, which a person can type
public record ConsentToken(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}");

    @JsonCreator
    public ConsentToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token such as 0123abcd: " + value);
        }
    }

    /// The token of that question.
    public static ConsentToken of(UpgradeId upgrade, String question, List<Loss> lost) {
        String cost =
                lost.stream()
                        .map(one -> "%s: %d".formatted(one.what(), one.count()))
                        .collect(Collectors.joining("; "));
        return new ConsentToken(Digest.ofParts(upgrade.value(), question, cost).substring(0, 8));
    }

    @Override
    public String toString() {
        return value;
    }
}
