package io.greenlight.replication.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.greenlight.replication.database.GenericPlans.Plan;
import io.greenlight.replication.database.TopStatements.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement of the cluster's, and its generic plans on the clone, where the same rows are.
///
/// @param before by the old version, null until it was asked
/// @param after by the new one, null until that was
public record PlannedStatement(Statement statement, @Nullable Plan before, @Nullable Plan after) {

    /// A plan whose cost grew by less may be as fast: versions count costs a little differently.
    private static final double WORSE = 1.5;

    /// What became of a plan.
    public enum Change {
        WORSE,
        OTHER,
        SAME,
        UNKNOWN
    }

    static PlannedStatement of(Statement statement) {
        return new PlannedStatement(statement, null, null);
    }

    PlannedStatement before(Plan plan) {
        return new PlannedStatement(statement, plan, after);
    }

    PlannedStatement after(Plan plan) {
        return new PlannedStatement(statement, before, plan);
    }

    /// What the versions' planners make of it.
    public Change change() {
        if (before == null || after == null || objection().isPresent()) {
            return Change.UNKNOWN;
        }
        if (after.cost() > WORSE * before.cost()) {
            return Change.WORSE;
        }
        return after.nodes().equals(before.nodes()) ? Change.SAME : Change.OTHER;
    }

    /// Why there is nothing to compare.
    @JsonIgnore
    Optional<String> objection() {
        return Optional.ofNullable(before)
                .map(Plan::objection)
                .filter(one -> !one.isEmpty())
                .or(() ->
                        Optional.ofNullable(after)
                                .map(Plan::objection)
                                .filter(one -> !one.isEmpty()));
    }

    /// Whether only the new version has something against it.
    @JsonIgnore
    boolean isRefusedNow() {
        return before != null
                && after != null
                && before.objection().isEmpty()
                && !after.objection().isEmpty();
    }
}
