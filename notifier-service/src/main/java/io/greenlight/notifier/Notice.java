package io.greenlight.notifier;

import java.util.Map;

/// What one fact comes to for people.
///
/// @param subject of a mail: at most 100 characters of ASCII (SNS, Publish, Subject)
/// @param text that a person can read in a mail, with what to do next
/// @param attributes for filter policies: `type`, `severity`, `service`, `cluster`, `upgrade`,
///   `run`
public record Notice(Purpose purpose, String subject, String text, Map<String, String> attributes) {

    private static final int LONGEST_SUBJECT = 100;

    /// SNS takes 256 KiB; a mail that long is read by nobody.
    private static final int LONGEST_TEXT = 60_000;

    public Notice {
        subject = cut(subject, LONGEST_SUBJECT, "...");
        text = cut(text, LONGEST_TEXT, "\n(cut here; the report has all of it)\n");
        attributes = Map.copyOf(attributes);
    }

    private static String cut(String text, int longest, String end) {
        return text.length() <= longest ? text : text.substring(0, longest - end.length()) + end;
    }
}
