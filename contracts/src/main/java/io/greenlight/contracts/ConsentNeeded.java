package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// Something would be lost, and a person has to agree. From cutover, which changes nothing before
/// `consent-given` with this token.
///
/// @param question that yes is the answer to
/// @param lost what a yes would cost, counted
/// @param until when the question lapses, as if the answer were no
@JsonTypeName("consent-needed")
@SentBy(Service.CUTOVER)
public record ConsentNeeded(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        ConsentToken token,
        String question,
        List<Loss> lost,
        Instant until)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {

    public ConsentNeeded {
        lost = List.copyOf(lost);
    }
}
