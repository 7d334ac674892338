package io.greenlight.launcher.command;

import io.greenlight.contracts.ConsentToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a request says beside its cluster and its upgrade. Each belongs to some requests only, and
/// is refused by name with others.
final class Particulars {

    private static final String CONSENT = "consent-given";
    private static final String PREFLIGHT = "preflight-requested";
    private static final String ACKNOWLEDGEMENT = "acknowledgement-given";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Of the question that consent-given answers.")
    private @Nullable String token;

    @Option(
            names = "--check",
            paramLabel = "ID",
            description =
                    "The one check that preflight-requested runs again; the one whose warning"
                            + " acknowledgement-given is about.")
    private @Nullable String check;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Of the warning that is acknowledged; all databases if not said.")
    private @Nullable String database;

    @Option(
            names = "--object",
            paramLabel = "NAME",
            description =
                    "The one object of it that is acknowledged, as the report writes it; all that"
                            + " were found if not said.")
    private @Nullable String object;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who acknowledges it; who runs this command if not said.")
    private @Nullable String by;

    @Option(
            names = "--remark",
            paramLabel = "TEXT",
            description = "Why it may be so; it stands in the report.")
    private @Nullable String remark;

    /// Whether anything is said at all.
    boolean isEmpty() {
        return said().isEmpty();
    }

    /// What is said, by the names of the event's fields.
    ///
    /// @throws IllegalArgumentException if something does not go with that event, or is missing
    Map<String, Object> of(String event) {
        if (event.equals(CONSENT) != (token != null)) {
            throw new IllegalArgumentException(
                    "--token TOKEN goes with consent-given, and only there; the notice that asks"
                            + " for the consent names it");
        }
        require(event, List.of("check"), List.of(PREFLIGHT, ACKNOWLEDGEMENT));
        require(event, List.of("database", "object", "by", "remark"), List.of(ACKNOWLEDGEMENT));
        Map<String, Object> fields = said();
        if (token != null) {
            fields.put("token", new ConsentToken(token));
        }
        if (event.equals(ACKNOWLEDGEMENT)) {
            if (check == null) {
                throw new IllegalArgumentException(
                        "acknowledgement-given needs --check ID; the report names it");
            }
            fields.putIfAbsent("by", System.getProperty("user.name"));
        }
        return fields;
    }

    private void require(String event, List<String> names, List<String> events) {
        for (String name : names) {
            if (said().containsKey(name) && !events.contains(event)) {
                throw new IllegalArgumentException(
                        "--%s goes with %s, and only there"
                                .formatted(name, String.join(" and ", events)));
            }
        }
    }

    private Map<String, Object> said() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "token", token);
        put(fields, "check", check);
        put(fields, "database", database);
        put(fields, "object", object);
        put(fields, "by", by);
        put(fields, "remark", remark);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
