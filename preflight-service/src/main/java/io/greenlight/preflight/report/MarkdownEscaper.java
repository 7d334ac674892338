package io.greenlight.preflight.report;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts words into Markdown so that they are read as words, whatever a name has in it.
final class MarkdownEscaper implements ResultMapper {

    static final String TYPE = "text/markdown";

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&$]");
    private static final Pattern LINES = Pattern.compile("\\R");
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final int FENCE = 3;

    /// Text that is Markdown already.
    record Markdown(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return !(result instanceof Markdown)
                && origin.getVariant()
                        .map(Variant::getContentType)
                        .filter(TYPE::equals)
                        .isPresent();
    }

    @Override
    public String map(Object result, Expression expression) {
        return words(result.toString());
    }

    /// Nothing in it means anything to Markdown; on one line, as a table needs it.
    static String words(String text) {
        return SPECIAL.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    /// A name, letter by letter, on one line: a line that it breaks shows as `\n`.
    static Markdown code(String name) {
        String fence = "`".repeat(longestTicks(name) + 1);
        String line = LINES.matcher(name).replaceAll("\\\\n");
        return new Markdown(fence + " " + line + " " + fence);
    }

    /// Lines to be pasted, as they are.
    static Markdown block(String lines) {
        String fence = "`".repeat(Math.max(FENCE, longestTicks(lines) + 1));
        return new Markdown(fence + "\n" + lines.strip() + "\n" + fence);
    }

    private static int longestTicks(String text) {
        Matcher ticks = TICKS.matcher(text);
        return ticks.results().mapToInt(one -> one.group().length()).max().orElse(0);
    }
}
