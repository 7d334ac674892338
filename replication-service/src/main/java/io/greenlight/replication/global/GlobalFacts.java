package io.greenlight.replication.global;

import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.WayBack;
import io.greenlight.replication.beforehand.PreparedFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run resolved on its way and never asks for again. It is written into the journal.
///
/// @param startedAt when this round began: whoever abandoned an upgrade before meant another round
/// @param members the clusters of all regions, the primary first; none until they are resolved
public record GlobalFacts(Instant startedAt, List<Place> members) implements PreparedFacts {

    public GlobalFacts {
        members = List.copyOf(members);
    }

    /// A cluster of the Global Database, whatever its name is later.
    public record Place(String region, ResourceId cluster) {}

    /// A round that begins now.
    public static GlobalFacts begun(Instant now) {
        return new GlobalFacts(now, List.of());
    }

    /// RDS takes an upgrade back itself, or leaves it as it is.
    @Override
    public Optional<WayBack> handedOver() {
        return Optional.empty();
    }

    GlobalFacts with(List<Place> resolved) {
        return new GlobalFacts(startedAt, resolved);
    }

    /// The clusters, which a step before this one has found.
    List<Place> requiredMembers() {
        if (members.isEmpty()) {
            throw new IllegalStateException("a step ran before the members were resolved");
        }
        return members;
    }
}
