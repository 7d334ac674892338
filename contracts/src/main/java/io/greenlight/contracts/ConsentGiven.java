package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// A person says yes to what `consent-needed` asked. A request, though its name is none: what is
/// asked for is in the question.
///
/// @param token the question's; any other consents to nothing
@JsonTypeName("consent-given")
public record ConsentGiven(UpgradeId upgrade, ClusterRef cluster, Instant at, ConsentToken token)
        implements CutoverEvent, UpgradeEvent.OfUpgrade {}
