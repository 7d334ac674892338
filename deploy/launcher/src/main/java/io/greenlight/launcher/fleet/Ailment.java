package io.greenlight.launcher.fleet;

import io.greenlight.launcher.cluster.database.Ailments;
import java.util.Locale;

/// What keeps a cluster of the fleet from its upgrade, and what has to be said of it: a code, the
/// object that is in the way, and words of a remedy.
enum Ailment {
    NONE("", "", ""),
    /// Preflight finds it.
    DATA_TYPE("data-type", Ailments.REFUSED_COLUMN, "ALTER TABLE"),
    /// Nobody agrees that it is dropped, and the question lapses.
    SLOT("no-consent", Ailment.SLOT_NAME, "UpgradeDB:DropSlots"),
    /// Nobody finds it before pg_upgrade fails.
    DEFAULT("upgrade-refused", Ailments.REMOVED_FUNCTION, "retry-requested");

    static final String SLOT_NAME = "feed";

    private final String code;
    private final String object;
    private final String remedy;

    Ailment(String code, String object, String remedy) {
        this.code = code;
        this.object = object;
        this.remedy = remedy;
    }

    /// In the report.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isNone() {
        return this == NONE;
    }

    /// What is in the way; nothing of whoever is well.
    String object() {
        return object;
    }

    /// Whether that says exactly what is wrong, and what to do.
    boolean isToldBy(Ended ended) {
        return ended.code().equals(code)
                && ended.sentence().contains(object)
                && ended.remedy().contains(remedy);
    }

    @Override
    public String toString() {
        return "%s, with %s and the remedy %s".formatted(code, object, remedy);
    }
}
