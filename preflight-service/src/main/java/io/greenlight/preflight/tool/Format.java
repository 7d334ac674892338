package io.greenlight.preflight.tool;

import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.ReportPages;

/// How a report is to be read.
public enum Format {
    /// At a terminal.
    TEXT,
    JSON,
    MARKDOWN,
    HTML;

    public String of(PreflightReport report) {
        return switch (this) {
            case TEXT -> TextPage.of(report);
            case JSON -> ReportPages.json(report);
            case MARKDOWN -> ReportPages.markdown(report);
            case HTML -> ReportPages.html(report);
        };
    }
}
