package io.greenlight.backbone.cluster.database;

import io.greenlight.contracts.UpgradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/// Whether clients may go over to the target, and whose turn it is to take them there: one row on
/// the target, beside the commit row.
///
/// The commit row is written only in a turn that still lasts. So whoever opens the source again, or
/// takes the target away, ends the turn first: a commit row that was under way is there by then, or
/// never will be. "Absent" alone would be no answer, as long as somebody could still write it.
public final class Offer {

    private static final String MAKE =
            "INSERT INTO offer (upgrade, turn) VALUES (?, 0) ON CONFLICT (upgrade) DO NOTHING";

    private static final String NEXT_TURN =
            """
            UPDATE offer
               SET turn = turn + 1
             WHERE upgrade = ?
               AND turn >= 0
            RETURNING turn
            """;

    private static final String WITHDRAW = "UPDATE offer SET turn = -1 WHERE upgrade = ?";

    private static final String IS_TAKEN =
            "SELECT EXISTS (SELECT FROM commitment WHERE upgrade = ?)";

    private final Connection connection;

    Offer(Connection connection) {
        this.connection = connection;
    }

    /// Offers the target; one that was taken away stays so.
    public void make(UpgradeId upgrade) throws SQLException {
        new Query(connection, MAKE, upgrade.value()).update();
    }

    /// Ends the turn of whoever has it, and begins another. Waits for a commit row that is being
    /// written.
    ///
    /// @return the new turn, from 1; empty if the target is not offered
    public OptionalInt nextTurn(UpgradeId upgrade) throws SQLException {
        return new Query(connection, NEXT_TURN, upgrade.value())
                .first(row -> row.getInt(1))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /// Takes the target away from whoever might go over. Waits for a commit row that is being
    /// written.
    ///
    /// @return false if clients are on it already
    public boolean withdraw(UpgradeId upgrade) throws SQLException {
        new Query(connection, WITHDRAW, upgrade.value()).update();
        return !new Query(connection, IS_TAKEN, upgrade.value()).one(row -> row.getBoolean(1));
    }
}
