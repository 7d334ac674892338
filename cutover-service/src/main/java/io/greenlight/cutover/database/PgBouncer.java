package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.cutover.pooler.DatabasesFile;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// A PgBouncer. A PAUSE blocks its console, so each database has a console of its own, and one more
/// gives the other commands.
final class PgBouncer implements Pooler {

    private static final double LONGEST_LOGIN_RETRY_SECONDS = 1;

    private static final String TRANSACTION = "transaction";
    private static final int REHEARSALS = 10;
    private static final int ANSWER_SECONDS = 10;
    private static final int NO_LIMIT = 0;

    private final PoolerEntry entry;
    private final List<Endpoint> leadingTo;
    private final Login login;
    private final Login client;
    private final String probe;
    private final PgBouncerConsole commands;
    private final List<String> databases;
    private final List<PgBouncerConsole> pausing = new ArrayList<>();
    private final Map<String, Connection> probing = new HashMap<>();

    PgBouncer(PoolerEntry entry, List<Endpoint> leadingTo, Login login, Login client, String probe)
            throws SQLException {
        this.entry = entry;
        this.leadingTo = leadingTo;
        this.login = login;
        this.client = client;
        this.probe = probe;
        this.commands = new PgBouncerConsole(entry.endpoint(), login, ANSWER_SECONDS);
        this.databases = ours().stream().map(PgBouncerConsole.Entry::name).toList();
    }

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public List<String> objections() throws SQLException {
        Map<String, String> settings = commands.settings();
        List<String> objections = new ArrayList<>();
        if (databases.isEmpty()) {
            objections.add("none of its databases leads to the cluster");
        }
        String mode = settings.getOrDefault("pool_mode", "session");
        for (PgBouncerConsole.Entry one : ours()) {
            String its = one.poolMode().orElse(mode);
            if (!its.equals(TRANSACTION)) {
                objections.add(
                        "pool_mode of %s is %s and not transaction: a PAUSE would wait for clients"
                                        .formatted(one.name(), its)
                                + " to leave, or cut what belongs together");
            }
        }
        double retry = Double.parseDouble(settings.getOrDefault("server_login_retry", "15"));
        if (retry > LONGEST_LOGIN_RETRY_SECONDS) {
            objections.add(
                    "server_login_retry is %s s, and one refused login an outage as long: set 0.05"
                            .formatted(retry));
        }
        return objections;
    }

    @Override
    public void pause() throws Exception {
        prepare();
        List<Together.Act> acts = new ArrayList<>();
        for (int i = 0; i < databases.size(); i++) {
            PgBouncerConsole console = pausing.get(i);
            String database = databases.get(i);
            acts.add(() -> console.pause(database));
        }
        Together.run(acts);
    }

    @Override
    public boolean isHolding() throws SQLException {
        return ours().stream().allMatch(PgBouncerConsole.Entry::paused);
    }

    @Override
    public void prepare() throws SQLException {
        while (pausing.size() < databases.size()) {
            pausing.add(new PgBouncerConsole(entry.endpoint(), login, NO_LIMIT));
        }
    }

    @Override
    public void rehearse(Endpoint endpoint) throws SQLException, IOException {
        requireItsFile(file(), endpoint);
        for (int i = 0; i < REHEARSALS; i++) {
            commands.reload();
            ours();
        }
    }

    /// That the file is the one that this pooler reads, that we may replace it, and that every
    /// database of ours stands in it: an entry that nobody uses goes in and comes out again.
    private void requireItsFile(DatabasesFile file, Endpoint endpoint)
            throws SQLException, IOException {
        List<String> elsewhere =
                databases.stream().filter(Predicate.not(file.names()::contains)).toList();
        if (!elsewhere.isEmpty()) {
            throw new IOException(
                    "%s has databases that lead to the cluster and do not stand in %s: %s"
                            .formatted(name(), entry.databasesFile(), elsewhere));
        }
        file.addTrial(endpoint);
        try {
            commands.reload();
            if (commands.databases().stream()
                    .noneMatch(one -> one.name().equals(DatabasesFile.TRIAL))) {
                throw new IOException(
                        "%s does not read %s: its RELOAD shows nothing of what was written there"
                                .formatted(name(), entry.databasesFile()));
            }
        } finally {
            file.removeTrial();
            commands.reload();
        }
    }

    /// A PAUSE that still waits would hang after a RESUME (PgBouncer issue 715): its console is
    /// closed.
    @Override
    public void resume() throws SQLException {
        for (PgBouncerConsole.Entry one : ours()) {
            if (one.paused()) {
                commands.resume(one.name());
            }
        }
        pausing.forEach(PgBouncerConsole::close);
        pausing.clear();
    }

    @Override
    public void forgetRehearsals() throws IOException, SQLException {
        if (file().hasTrial()) {
            file().removeTrial();
            commands.reload();
        }
    }

    private DatabasesFile file() {
        return new DatabasesFile(entry.databasesFile());
    }

    @Override
    public void leadTo(Endpoint endpoint) throws SQLException, IOException {
        file().redirect(leadingTo, endpoint);
        commands.reload();
        List<String> astray =
                commands.databases().stream()
                        .filter(one -> databases.contains(one.name()))
                        .filter(one -> !one.leadsTo().equals(Optional.of(endpoint)))
                        .map(PgBouncerConsole.Entry::name)
                        .toList();
        if (!astray.isEmpty()) {
            throw new IOException(
                    "%s does not lead %s to %s after its RELOAD; is %s what it includes?"
                            .formatted(name(), astray, endpoint, entry.databasesFile()));
        }
    }

    @Override
    public void probe() throws SQLException {
        for (String database : databases) {
            if (!probing.containsKey(database)) {
                probing.put(database, connect(database));
            }
            try (Statement statement = probing.get(database).createStatement()) {
                statement.executeUpdate(probe);
            } catch (SQLException broken) {
                probing.remove(database).close();
                throw broken;
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {entry.endpoint().host()});
        source.setPortNumbers(new int[] {entry.endpoint().port()});
        source.setDatabaseName(database);
        source.setApplicationName("greenlight-probe");
        source.setConnectTimeout(5);
        source.setSocketTimeout(10);
        source.setPrepareThreshold(0);
        source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
        source.setProperty(PGProperty.ASSUME_MIN_SERVER_VERSION, "13");
        return source.getConnection(client.user(), client.password());
    }

    @Override
    public void close() {
        pausing.forEach(PgBouncerConsole::close);
        probing.values().forEach(PgBouncer::disconnect);
        commands.close();
    }

    private static void disconnect(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // A connection that cannot be closed is closed.
        }
    }

    private List<PgBouncerConsole.Entry> ours() throws SQLException {
        return commands.databases().stream()
                .filter(one -> one.leadsTo().filter(leadingTo::contains).isPresent())
                .filter(one -> !one.name().equals(DatabasesFile.TRIAL))
                .toList();
    }
}
