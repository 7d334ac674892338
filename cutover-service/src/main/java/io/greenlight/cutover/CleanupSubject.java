package io.greenlight.cutover;

import io.greenlight.backbone.plan.Plan;
import io.greenlight.cutover.cleanup.CleanupFacts;

/// What a cleanup of an upgrade would be about, as the upgrade stands.
sealed interface CleanupSubject {

    /// A cluster that is kept, and the plan that removes it.
    record Kept(Plan<CleanupFacts> plan, CleanupFacts facts) implements CleanupSubject {}

    /// There is nothing any more.
    record Gone() implements CleanupSubject {}

    /// Such an upgrade keeps nothing that could be removed.
    record NothingKept() implements CleanupSubject {}

    /// It was wished for when there was something else to clean up than there is now.
    record Outdated() implements CleanupSubject {}

    /// The upgrade is not where anything could be removed.
    ///
    /// @param stand where it stands, to follow on "it"
    record TooEarly(String stand) implements CleanupSubject {}
}
