package io.greenlight.backbone.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// What the journal says of one step.
///
/// @param attempts attempts of running it, or of undoing it once that has begun
/// @param since when the first of them began
/// @param at when this was written
/// @param sentence the outcome of the latest attempt
public record StepRecord(
        String step, Status status, int attempts, Instant since, Instant at, String sentence) {

    /// The same, its patience counted from then on.
    public StepRecord from(Instant anew) {
        return new StepRecord(step, status, attempts, anew, at, sentence);
    }

    /// How far it is.
    public enum Status {
        /// An attempt began; whether it ended, and how, nobody knows.
        @JsonProperty("started")
        STARTED,
        @JsonProperty("done")
        DONE,
        /// An attempt to take it back began.
        @JsonProperty("undoing")
        UNDOING,
        @JsonProperty("undone")
        UNDONE
    }
}
