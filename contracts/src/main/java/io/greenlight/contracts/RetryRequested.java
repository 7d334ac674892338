package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// Whatever has failed in the fleet, and nothing else, is to be tried again from its start.
@JsonTypeName("retry-requested")
public record RetryRequested(Instant at) implements DiscoveryEvent {}
