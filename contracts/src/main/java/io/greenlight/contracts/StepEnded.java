package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;

/// One attempt of one step ended: the timeline of an upgrade is made of these. From every service
/// that works by a plan.
///
/// @param outcome `done`, `not-yet`, `given-up` or `undone`
/// @param sentence what a person reads in journal, log and notice
/// @param took from the attempt's start to its end
@JsonTypeName("step-ended")
@SentBy({Service.REPLICATION, Service.CUTOVER})
public record StepEnded(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        Service service,
        String step,
        int attempt,
        String outcome,
        String sentence,
        Instant startedAt,
        Duration took)
        implements NotifierEvent, UpgradeEvent.OfUpgrade {}
