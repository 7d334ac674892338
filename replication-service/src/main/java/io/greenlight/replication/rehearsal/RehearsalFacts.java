package io.greenlight.replication.rehearsal;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.RehearsedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a rehearsal has seen so far. It is written into the journal.
///
/// @param startedAt when this round began
/// @param upgrade how far the clone's upgrade is
/// @param times how long each part took, in their order
/// @param findings by the check that found them: a step that is run again replaces its own
/// @param statements the source's most expensive ones, with their plans on the clone
/// @param loads what the clone took by each of its versions, in their order; none in pages from
///   before there were any
/// @param report where all of it can be read; empty until it is written
public record RehearsalFacts(
        Instant startedAt,
        CloneUpgrade upgrade,
        List<RehearsedTime> times,
        List<Finding> findings,
        List<PlannedStatement> statements,
        List<RehearsedLoad> loads,
        String report) {

    public RehearsalFacts {
        times = List.copyOf(times);
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        loads = List.copyOf(Objects.requireNonNullElse(loads, List.of()));
    }

    /// A round that begins now.
    public static RehearsalFacts begun(Instant now) {
        return new RehearsalFacts(
                now, CloneUpgrade.NONE, List.of(), List.of(), List.of(), List.of(), "");
    }

    RehearsalFacts with(CloneUpgrade now) {
        return new RehearsalFacts(startedAt, now, times, findings, statements, loads, report);
    }

    /// The same with a part that took so long; what was measured of it before does not count.
    RehearsalFacts timed(String part, Duration took) {
        List<RehearsedTime> all = new ArrayList<>(times);
        all.removeIf(one -> one.part().equals(part));
        all.add(new RehearsedTime(part, took));
        return new RehearsalFacts(startedAt, upgrade, all, findings, statements, loads, report);
    }

    /// The same with what that check has found, in the place of what it found before.
    RehearsalFacts found(String check, List<Finding> found) {
        List<Finding> all = new ArrayList<>(findings);
        all.removeIf(one -> one.check().equals(check));
        all.addAll(found);
        return new RehearsalFacts(startedAt, upgrade, times, all, statements, loads, report);
    }

    RehearsalFacts with(List<PlannedStatement> now) {
        return new RehearsalFacts(startedAt, upgrade, times, findings, now, loads, report);
    }

    /// The same with what a load has shown, in the place of what one of that version did before.
    RehearsalFacts with(RehearsedLoad load) {
        List<RehearsedLoad> all = new ArrayList<>(loads);
        all.removeIf(one -> one.version().equals(load.version()));
        all.add(load);
        return new RehearsalFacts(startedAt, upgrade, times, findings, statements, all, report);
    }

    RehearsalFacts reportedAt(String address) {
        return new RehearsalFacts(startedAt, upgrade, times, findings, statements, loads, address);
    }
}
