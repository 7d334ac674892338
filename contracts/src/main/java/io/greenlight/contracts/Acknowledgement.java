package io.greenlight.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// That somebody knows of a warning and goes on.
///
/// @param by who said so: a name, or the tag that it was said by
/// @param at when; of a tag, when it was first seen
/// @param remark in their words; empty if they said no more
/// @param unseen objects that were found since: these are not acknowledged
public record Acknowledgement(
        String by, Instant at, @MayBeAbsent String remark, @MayBeAbsent List<String> unseen) {

    public Acknowledgement {
        remark = Objects.requireNonNullElse(remark, "");
        unseen = List.copyOf(Objects.requireNonNullElse(unseen, List.of()));
    }
}
