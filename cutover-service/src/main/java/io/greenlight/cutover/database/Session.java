package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RunSession;
import io.greenlight.cutover.run.FollowedDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A session of a run, and what a cutover asks of it.
public final class Session extends RunSession {

    private final Sequences sequences;

    private Session(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        super(postgres, database, login, names);
        this.sequences = new Sequences(connection(), names.schema());
    }

    static Session open(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        return new Session(postgres, database, login, names);
    }

    /// The databases of the source that the target follows, each with the slot that it reads.
    public List<FollowedDatabase> followed() throws SQLException {
        return slots().of(names()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(slot -> new FollowedDatabase(slot.getKey(), slot.getValue()))
                .toList();
    }

    /// The databases of the source without a slot of the run: what is written there is not on its
    /// way to the target.
    public List<String> unfollowed() throws SQLException {
        Set<String> followed = slots().of(names()).keySet();
        return databases().stream().filter(name -> !followed.contains(name)).toList();
    }

    /// A server that has failed over answers as a reader, and all that is asked of it fails later.
    public void requireWriter() throws SQLException {
        if (isInRecovery()) {
            throw new SQLException("the server of %s is a reader now".formatted(database()));
        }
    }

    public MarkerTable marker() {
        return new MarkerTable(connection());
    }

    public Sequences sequences() {
        return sequences;
    }

    public SchemaObjects schema() {
        return new SchemaObjects(connection());
    }

    public Fence fence() {
        return new Fence(connection());
    }

    public Activity activity() {
        return new Activity(connection());
    }

    public CommitRow commitRow() {
        return new CommitRow(connection());
    }

    /// Hashes tables, and lets the server rest in between.
    ///
    /// @param share of the time that hashing may keep the server busy, over 0 and up to 1
    public TableHashes hashes(double share) throws SQLException {
        return new TableHashes(connection(), share);
    }
}
