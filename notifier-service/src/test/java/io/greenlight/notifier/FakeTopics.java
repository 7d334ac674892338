package io.greenlight.notifier;

import java.util.ArrayList;
import java.util.List;

/// Topics that keep what was published, or are away.
final class FakeTopics implements Topics {

    private final List<Notice> published = new ArrayList<>();
    private boolean away;

    @Override
    public String publish(Notice notice) {
        if (away) {
            throw new IllegalStateException("SNS is away");
        }
        published.add(notice);
        return "message-" + published.size();
    }

    List<Notice> published() {
        return published;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }
}
