package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// Somebody wants the fleet looked through now, instead of at the next turn of the schedule.
@JsonTypeName("discovery-requested")
public record DiscoveryRequested(Instant at) implements DiscoveryEvent {}
