package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.UpgradeId;
import java.util.Optional;

/// What an upgrade's objects are called, so that every service, after any crash, finds them by
/// looking, and nobody takes somebody else's for ours.
///
/// All but the clusters fit unquoted into PostgreSQL: lower case, digits, underscores, and at most
/// 40 of the 63 bytes that it has for a name.
public record RunNames(UpgradeId upgrade) {

    private static final int LONGEST_IDENTIFIER = 63;

    /// CreateDBParameterGroup: "Must be 1 to 255 letters, numbers, or hyphens".
    private static final int LONGEST_GROUP = 255;

    /// The schema that holds markers, heartbeat and the commit row, in every database.
    public String schema() {
        return "greenlight_" + upgrade.key();
    }

    /// The schema that a rehearsal's load writes to, on its clone.
    public String loadSchema() {
        return schema() + "_load";
    }

    /// The role that replication logs in with, source to target and back.
    public String replicationRole() {
        return "greenlight_" + upgrade.key();
    }

    /// The publication on the source, in every database.
    public String publication() {
        return "greenlight_" + upgrade.key();
    }

    /// The slot on the source, and the subscription on the target, of the database with that place
    /// in the run's list: slots are unique over all databases.
    public String slot(int database) {
        return "greenlight_%s_%d".formatted(upgrade.key(), database);
    }

    /// What the names of all those slots look like, as a regular expression of PostgreSQL's.
    public String slotPattern() {
        return "^greenlight_%s_[0-9]+$".formatted(upgrade.key());
    }

    /// What the names of all slots of this run look like, those of its way back included.
    public String ownSlotPattern() {
        return "^greenlight_%s_".formatted(upgrade.key());
    }

    /// The publication on the target that feeds the way back.
    public String publicationBack() {
        return publication() + "_back";
    }

    /// The same for tables of which only new rows can be carried.
    public String insertsBack() {
        return publication() + "_inserts_back";
    }

    /// The slot on the target, and the subscription on the old source, of the way back of the
    /// database that has that slot on the way forth.
    public String slotBack(String slot) {
        return slot + "_back";
    }

    /// The secret that holds the replication role's password.
    public String replicationSecret() {
        return "greenlight/%s/replication".formatted(upgrade);
    }

    /// The target cluster, until it takes over the source's name.
    public ClusterRef target(ClusterRef source) {
        return source.named(cut(source.identifier(), "-gl-" + upgrade.key()));
    }

    /// The source cluster, once the target has its name.
    public ClusterRef old(ClusterRef source) {
        return source.named(cut(source.identifier(), "-old"));
    }

    /// The clone that is kept to go back to while a cluster is upgraded in place, and after.
    public ClusterRef wayBack(ClusterRef source) {
        return source.named(cut(source.identifier(), "-before-" + upgrade.key()));
    }

    /// The clone that an upgrade is rehearsed on.
    public ClusterRef rehearsal(ClusterRef source) {
        return source.named(cut(source.identifier(), "-rehearsal-" + upgrade.key()));
    }

    /// The cluster that was upgraded in place, once its clone has its name again.
    public ClusterRef left(ClusterRef source) {
        return source.named(cut(source.identifier(), "-left-" + upgrade.key()));
    }

    /// The snapshot of the source cluster that is left when it is deleted.
    public String lastSnapshot(ClusterRef source) {
        return cut(source.identifier(), "-last-" + upgrade.key());
    }

    /// An instance of the target, counted from 1.
    public String instance(ClusterRef target, int number) {
        return cut(target.identifier(), "-" + number);
    }

    /// The target's parameter group, and how the names of its instances' groups begin.
    public String parameterGroup() {
        return "greenlight-" + upgrade.key();
    }

    /// The parameter group of the target's instances that follows that one of the source's.
    public String instanceParameterGroup(String sourceGroup) {
        String name = parameterGroup() + "-" + sourceGroup;
        return name.substring(0, Math.min(name.length(), LONGEST_GROUP));
    }

    /// The source's group that such a group was made of; that group itself if it is none of ours,
    /// and nothing if its name was too long to tell.
    public Optional<String> sourceOfInstanceGroup(String group) {
        String ours = parameterGroup() + "-";
        if (!group.startsWith(ours)) {
            return Optional.of(group);
        }
        return group.length() == LONGEST_GROUP
                ? Optional.empty()
                : Optional.of(group.substring(ours.length()));
    }

    private static String cut(String identifier, String suffix) {
        int room = LONGEST_IDENTIFIER - suffix.length();
        String kept = identifier.length() > room ? identifier.substring(0, room) : identifier;
        return (kept.endsWith("-") ? kept.substring(0, kept.length() - 1) : kept) + suffix;
    }
}
