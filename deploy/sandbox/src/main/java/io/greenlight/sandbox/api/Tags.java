package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Tags as RDS takes them, with its limits.
final class Tags {

    private static final int MOST = 50;
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    static List<Tag> in(Query query) {
        return plus(List.of(), query);
    }

    /// The tags there are, and those of the request, which win.
    static List<Tag> plus(List<Tag> present, Query query) {
        Map<String, Tag> merged = new LinkedHashMap<>();
        present.forEach(tag -> merged.put(tag.key(), tag));
        for (Query item : query.structures("Tags")) {
            String key = item.required("Key");
            String value = item.text("Value").orElse("");
            check("key", key, 128);
            check("value", value, 256);
            merged.put(key, new Tag(key, value));
        }
        if (merged.size() > MOST) {
            throw RdsError.invalidValue("The maximum number of tags on a resource is 50.");
        }
        return new ArrayList<>(merged.values());
    }

    static Xml list(List<Tag> tags) {
        return Xml.list(
                "TagList",
                tags,
                tag -> Xml.of("Tag", Xml.text("Key", tag.key()), Xml.text("Value", tag.value())));
    }

    private static void check(String what, String text, int longest) {
        if (text.length() > longest
                || !TEXT.matcher(text).matches()
                || (what.equals("key") && text.startsWith("aws:"))) {
            throw RdsError.invalidValue("The tag %s '%s' is invalid.".formatted(what, text));
        }
    }
}
