package io.greenlight.preflight.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A report as JSON, as Markdown, and as one page of HTML that needs nothing beside itself: no
/// script, no style sheet, no network. It can be mailed and printed.
public final class ReportPages {

    private static final Engine ENGINE =
            Engine.builder()
                    .addDefaults()
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                    .addResultMapper(new MarkdownEscaper())
                    .build();
    private static final Template HTML = template("preflight.html", Variant.TEXT_HTML);
    private static final Template MARKDOWN = template("preflight.md", MarkdownEscaper.TYPE);
    private static final ObjectMapper JSON = EventCodec.newMapper();

    private ReportPages() {}

    /// For a person with a browser.
    public static String html(PreflightReport report) {
        return HTML.data("page", ReportView.of(report)).render();
    }

    /// For a person with a terminal, or a ticket to write.
    public static String markdown(PreflightReport report) {
        return MARKDOWN.data("page", ReportView.of(report)).render();
    }

    /// For a program.
    public static String json(PreflightReport report) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report that cannot be written", broken);
        }
    }

    /// What {@link #json} has written.
    public static PreflightReport read(String json) {
        try {
            return JSON.readValue(json, PreflightReport.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report that cannot be read", broken);
        }
    }

    private static Template template(String name, String type) {
        try (InputStream file = ReportPages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the template %s is missing".formatted(name));
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ENGINE.parse(text, new Variant(Locale.ROOT, StandardCharsets.UTF_8, type));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
