package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// One broken thing: how to make it on a real server, and what is to be told of it. A stage makes
/// it, follows the remedy as it stands, and expects to be told no more.
///
/// Texts are formats of the server's own: `%1$I` to `%3$I` are hostile names, `%1$I` the database's
/// too, and `%4$L` is how to connect to it, and `%5$L` the password. In what is told, `<pid>` is
/// the session's, and `…` is what nobody knows before.
final class Proof {

    /// What breaks lines, ends comments and begins a string.
    static final String LINES = "a\nDROP TABLE b;\r-- $$ /* ö";

    private final String check;
    private final List<String> given = new ArrayList<>();
    private final List<List<String>> sessions = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Function<Bench, Route>> silent = new ArrayList<>();
    private final List<String> afterwards = new ArrayList<>();
    private Function<Bench, Route> route = bench -> bench.by(Way.CLONE);
    private IntPredicate majors = major -> true;
    private Optional<Login> login = Optional.empty();
    private Optional<String> running = Optional.empty();
    private Optional<String> remains = Optional.empty();
    private Optional<String> place = Optional.empty();
    private Patience patience = Patience.MINUTES;
    private Counting counting = Counting.NOTHING;

    private enum Counting {
        NOTHING,
        ROWS
    }

    /// How long a transaction may be open without a word.
    enum Patience {
        MINUTES,
        NONE
    }

    /// What is expected of one finding.
    ///
    /// @param remedy the whole of it
    record Told(Severity severity, List<String> objects, String remedy) {}

    private Proof(String check) {
        this.check = check;
    }

    static Proof of(String check) {
        return new Proof(check);
    }

    /// On which way, to the next major; by clone where nothing is said.
    Proof by(Way way) {
        return on(bench -> bench.by(way));
    }

    /// On which way, to that version.
    Proof to(Way way, int major, int minor) {
        return on(bench -> bench.to(way, major, minor));
    }

    /// On which way, to another minor.
    Proof minor(Way way) {
        return on(bench -> bench.to(way, bench.server().version().major(), 99));
    }

    Proof on(Function<Bench, Route> another) {
        route = another;
        return this;
    }

    /// Only servers of that major and later have it.
    Proof from(int major) {
        majors = majors.and(one -> one >= major);
        return this;
    }

    /// Only servers up to that major have it.
    Proof upTo(int major) {
        majors = majors.and(one -> one <= major);
        return this;
    }

    /// Who asks, where it is not somebody who may do everything: `%1$I`, whose password is
    /// "secret".
    Proof asWeakUser() {
        login = Optional.of(new Login(Bench.HOSTILE, "secret"));
        return given("CREATE ROLE %1$I LOGIN PASSWORD 'secret'");
    }

    /// What breaks it, each by itself.
    Proof given(String... statements) {
        given.addAll(List.of(statements));
        return this;
    }

    /// Somebody's session, which stays open after these statements.
    Proof session(String... statements) {
        sessions.add(List.of(statements));
        return this;
    }

    /// Somebody's session, in which that statement goes on.
    Proof running(String statement) {
        running = Optional.of(statement);
        return this;
    }

    /// What is told hangs on how many rows were written.
    Proof counted() {
        counting = Counting.ROWS;
        return this;
    }

    /// Whoever has a transaction or statement at all has it for too long.
    Proof impatient() {
        patience = Patience.NONE;
        return this;
    }

    /// Not the database that the things are made in is told of.
    Proof at(String database) {
        place = Optional.of(database);
        return this;
    }

    Proof blocks(String remedy, String... objects) {
        return tells(Severity.BLOCKED, remedy, objects);
    }

    Proof warns(String remedy, String... objects) {
        return tells(Severity.WARNING, remedy, objects);
    }

    private Proof tells(Severity severity, String remedy, String... objects) {
        told.add(new Told(severity, List.of(objects), remedy));
        return this;
    }

    /// While it is broken, nothing is told on that route.
    Proof silent(Function<Bench, Route> another) {
        silent.add(another);
        return this;
    }

    /// It is to be known rather than cleared; the remedy can be run, and leaves it as it is.
    Proof remains(String why) {
        remains = Optional.of(why);
        return this;
    }

    /// What else has to be put right on the server.
    Proof afterwards(String... statements) {
        afterwards.addAll(List.of(statements));
        return this;
    }

    String check() {
        return check;
    }

    boolean concerns(int major) {
        return majors.test(major);
    }

    Route route(Bench bench) {
        return route.apply(bench);
    }

    Optional<Login> login() {
        return login;
    }

    List<String> given() {
        return given;
    }

    List<List<String>> sessions() {
        return sessions;
    }

    Optional<String> running() {
        return running;
    }

    boolean isCounted() {
        return counting == Counting.ROWS;
    }

    Patience patience() {
        return patience;
    }

    Optional<String> place() {
        return place;
    }

    List<Told> told() {
        return told;
    }

    List<Function<Bench, Route>> silent() {
        return silent;
    }

    boolean remains() {
        return remains.isPresent();
    }

    List<String> afterwards() {
        return afterwards;
    }

    @Override
    public String toString() {
        return check + ": " + told.getFirst().objects().getFirst();
    }
}
