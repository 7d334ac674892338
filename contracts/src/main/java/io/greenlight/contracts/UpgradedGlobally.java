package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// Every member of a Global Database has its new version or patch level, and the primary takes
/// writes. From cutover; the last word of a good upgrade of a Global Database.
///
/// @param cluster the primary cluster
/// @param globalCluster the Global Database's identifier
/// @param members every instance of every region
/// @param downtimes what the probe saw of each endpoint; none where it saw nothing
/// @param timeline what RDS told in all regions, in order; the first entries where there are many
/// @param timelineFile where all of them are written
@JsonTypeName("upgraded-globally")
@SentBy(Service.CUTOVER)
public record UpgradedGlobally(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        PostgresVersion version,
        String globalCluster,
        List<GlobalMember> members,
        List<Downtime> downtimes,
        List<Happening> timeline,
        String timelineFile)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    /// So many entries of the timeline travel with the event, which a queue limits to 256 KiB
    /// (Amazon SQS, quotas of messages).
    public static final int LONGEST_TIMELINE = 200;

    public UpgradedGlobally {
        members = List.copyOf(members);
        downtimes = List.copyOf(downtimes);
        timeline = List.copyOf(timeline);
    }
}
