package io.greenlight.preflight;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.Advisory;
import io.greenlight.backbone.advisory.Kind;
import io.greenlight.backbone.advisory.OperatorClass;
import io.greenlight.backbone.advisory.Subject;
import io.greenlight.backbone.advisory.VersionRange;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All advisories as a page for people.
final class AdvisoryPage {

    private static final String HEAD =
            """
            # All advisories

            Made by `AdvisoryPage` from `advisories.json` of backbone; a test holds it.
            An advisory counts where an upgrade comes from one of its versions and goes to one of
            the others: `..16` are all up to the last minor of 16, `17.6..17` those from 17.6 to
            the last of 17, `..` are all.
            """;

    private AdvisoryPage() {}

    static String markdown() {
        return HEAD + Arrays.stream(Kind.values()).map(AdvisoryPage::chapter).collect(joined());
    }

    private static String chapter(Kind kind) {
        return "\n# %s\n%s\n".formatted(kind.word(), readBy(kind))
                + Advisories.known().all().stream()
                        .filter(one -> one.kind() == kind)
                        .map(AdvisoryPage::section)
                        .collect(joined());
    }

    private static String readBy(Kind kind) {
        return switch (kind) {
            case REMOVED_EXTENSION, RECREATED_EXTENSION, KNOWN_EXTENSION ->
                    "Read by [extension](CHECKS.md#extension).";
            case UPDATED_EXTENSION ->
                    "Read by [extension-version](CHECKS.md#extension-version), and by"
                            + " `update-extensions` after an upgrade.";
            case REMOVED_LIBRARY, KNOWN_LIBRARY ->
                    "Read by [preload-library](CHECKS.md#preload-library).";
            case REMOVED_SETTING -> "Read by [removed-setting](CHECKS.md#removed-setting).";
            case OUTPUT_PLUGIN -> "Read by [output-plugin](CHECKS.md#output-plugin).";
            case REINDEX ->
                    "Read by [reindex-advice](CHECKS.md#reindex-advice), and, but for what is only"
                            + " suspected, by `rebuild-indexes` after an upgrade in place.";
            case KNOWN_BAD_MINOR -> "Read by [known-bad-minor](CHECKS.md#known-bad-minor).";
            case CHANGED_DEFAULT ->
                    "Read by people: who has set such a parameter keeps what was set, and nothing"
                            + " in a database tells who relies on a default.";
        };
    }

    private static String section(Advisory one) {
        return """

        ## %s
        - **%s**, from %s to %s, on %s.
        - %s.
        - Names %s.
        - Remedy: %s.
        - Source: [%s](%s), "%s".
        """
                .formatted(
                        one.id(),
                        capital(one.what()),
                        ranges(one.from()),
                        ranges(one.to()),
                        ways(one),
                        capital(one.why()),
                        subject(one.subject()),
                        one.remedy(),
                        one.source().document(),
                        one.source().url(),
                        one.source().section());
    }

    private static String subject(Subject subject) {
        return switch (subject) {
            case Subject.Names some ->
                    some.names().stream().map(AdvisoryPage::code).collect(listed());
            case Subject.Indexes some ->
                    some.indexes().stream().map(AdvisoryPage::indexes).collect(listed());
            case Subject.Default its ->
                    "`%s`: `%s`, then `%s`".formatted(its.setting(), its.before(), its.after());
            case Subject.Fault its ->
                    "a fault that gives a %s%s"
                            .formatted(
                                    its.effect() == Severity.BLOCKED ? "block" : "warning",
                                    its.parameter() == null
                                            ? ""
                                            : ", but where `%s` is `%s`"
                                                    .formatted(its.parameter(), its.harmless()));
        };
    }

    private static String indexes(OperatorClass one) {
        String pattern =
                Stream.of("method " + one.method(), "class " + one.name(), "type " + one.type())
                        .filter(part -> !part.endsWith(" %"))
                        .collect(Collectors.joining(", "));
        String where =
                switch (one.locale()) {
                    case ANY -> "";
                    case NOT_LIBC -> " where the locale is not libc's";
                    case CTYPE_C -> " where LC_CTYPE alone is C";
                };
        return "indexes with `%s`%s%s"
                .formatted(
                        pattern,
                        where,
                        one.certainty() == OperatorClass.Certainty.SUSPECT ? ", if in doubt" : "");
    }

    private static String ways(Advisory one) {
        return Arrays.stream(Way.values())
                .map(Way::word)
                .filter(one.strategies()::contains)
                .map(AdvisoryPage::code)
                .collect(listed());
    }

    private static String ranges(List<VersionRange> ranges) {
        return ranges.stream().map(range -> code(range.text())).collect(listed());
    }

    private static String code(String text) {
        return "`%s`".formatted(text);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining();
    }

    private static Collector<CharSequence, ?, String> listed() {
        return Collectors.joining(", ");
    }
}
