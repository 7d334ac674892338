package io.greenlight.launcher.demo;

import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a person has to agree to before an upgrade goes on.
public final class Questions {

    private Questions() {}

    /// The latest question of each upgrade, unless it has lapsed or the upgrade has ended since.
    ///
    /// @param events in the order of their time
    public static List<ConsentNeeded> open(List<UpgradeEvent> events, Instant now) {
        Map<UpgradeId, ConsentNeeded> open = new LinkedHashMap<>();
        for (UpgradeEvent event : events) {
            if (event instanceof ConsentNeeded asked) {
                open.put(asked.upgrade(), asked);
            } else if (event instanceof UpgradeEvent.OfUpgrade other && Findings.isLast(event)) {
                open.remove(other.upgrade());
            }
        }
        return open.values().stream().filter(asked -> asked.until().isAfter(now)).toList();
    }

    /// The question, what a yes costs, and how to say it.
    public static String shown(ConsentNeeded asked) {
        String yes =
                "./greenlight inject consent-given --cluster %s --upgrade %s --token %s"
                        .formatted(asked.cluster(), asked.upgrade(), asked.token());
        return "%s asks until %s: %s%s\n    yes: %s"
                .formatted(
                        asked.upgrade(),
                        asked.until(),
                        asked.question(),
                        EventLine.losses(asked.lost()),
                        yes);
    }
}
