package io.greenlight.backbone.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.greenlight.contracts.Reason;

/// Where a run stands.
///
/// ```text
///   Running --every step done--> Finished --the upgrade is abandoned later--> Unwinding
///      |                                                                         ^   |
///      +--a step before the point of no return given up--------------------------+   |
///   Running <--the run is started again-- Unwound <--every started step undone-------+
/// ```
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(RunState.Running.class),
    @JsonSubTypes.Type(RunState.Unwinding.class),
    @JsonSubTypes.Type(RunState.Finished.class),
    @JsonSubTypes.Type(RunState.Unwound.class)
})
public sealed interface RunState {

    /// Steps are being done in their order.
    @JsonTypeName("running")
    record Running() implements RunState {}

    /// Steps are being undone, last one first.
    @JsonTypeName("unwinding")
    record Unwinding(Reason reason) implements RunState {}

    /// Every step is done.
    @JsonTypeName("finished")
    record Finished() implements RunState {}

    /// Every started step is undone: it is as before.
    @JsonTypeName("unwound")
    record Unwound(Reason reason) implements RunState {}
}
