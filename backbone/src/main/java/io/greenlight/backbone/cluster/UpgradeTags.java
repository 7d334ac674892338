package io.greenlight.backbone.cluster;

/// The tags through which people and Greenlight speak to each other on a cluster. People write the
/// first ten, we write the others; all of them show in the RDS console.
public final class UpgradeTags {

    /// `Y`: this cluster is to be upgraded. Left out, or `N`: it is not.
    public static final String WANTED = "UpgradeDB";

    /// Where to: `17` or `17.10`. Left out: the newest version that RDS offers, of the same major
    /// where the strategy has no other.
    public static final String TARGET_VERSION = "UpgradeDB:TargetVersion";

    /// How: one of the strategies' words. Left out: `clone`.
    public static final String STRATEGY = "UpgradeDB:Strategy";

    /// `Y`: its upgrade is only rehearsed, on a clone, whatever its mode says, and whether it is
    /// wanted or not.
    public static final String REHEARSAL = "UpgradeDB:Rehearsal";

    /// How far: `PREUPGRADE`, `REHEARSAL`, `UPGRADE` or `PATCH`. Left out: as far as it began, at
    /// first all of it.
    public static final String MODE = "UpgradeDB:Mode";

    /// `Y`: an upgrade in place may drop logical slots that it cannot carry, and makes them again.
    public static final String DROP_SLOTS = "UpgradeDB:DropSlots";

    /// `block`: a warning bars the upgrade until somebody acknowledges it. Left out, or `allow`: it
    /// is told.
    public static final String WARNINGS = "UpgradeDB:Warnings";

    /// The checks whose warnings somebody knows of: `trigger`, or `trigger=shop` of one database,
    /// with spaces between.
    public static final String ACKNOWLEDGE = "UpgradeDB:Acknowledge";

    /// Counts up each time that an ended upgrade is asked for again, by `retry-requested` too. Left
    /// out: 1.
    public static final String RUN = "UpgradeDB:Run";

    /// The name of the secret with the maintenance user's name and password.
    public static final String SECRET = "aurora-maintenance-user-secret";

    /// How far the upgrade is, in one word.
    public static final String STATUS = "UpgradeDB:Status";

    /// The status of a source that another cluster has taken the place of; no other word follows
    /// it.
    public static final String REPLACED = "replaced";

    /// The status of a cluster that is taken once there is room among the upgrades under way.
    public static final String WAITING = "waiting";

    /// The status of a cluster from which somebody goes back: nobody upgrades it meanwhile.
    public static final String GOING_BACK = "going-back";

    /// When the retry was asked for that the cluster was last part of.
    public static final String RETRIED = "UpgradeDB:Retried";

    /// Why the cluster is skipped: the reason's code.
    public static final String REASON = "UpgradeDB:Reason";

    /// The id of the cluster's upgrade, written before anybody is told of it.
    public static final String UPGRADE = "UpgradeDB:Upgrade";

    /// The id once more, written when everybody was told.
    public static final String ANNOUNCED = "UpgradeDB:Announced";

    /// On a target: the id of the upgrade that made it.
    public static final String TARGET_OF = "UpgradeDB:TargetOf";

    private static final int LONGEST_VALUE = 256;

    private UpgradeTags() {}

    /// The text as RDS takes it for a tag's value: letters, digits, spaces and `_ . : / = + - @`
    /// (AddTagsToResource, Tag); everything else becomes an underscore.
    public static String value(String text) {
        String clean = text.replaceAll("[^\\p{L}\\p{N} _.:/=+@-]", "_");
        return clean.length() > LONGEST_VALUE ? clean.substring(0, LONGEST_VALUE) : clean;
    }
}
