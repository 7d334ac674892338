package io.greenlight.launcher.bench;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.demo.Demo;
import io.greenlight.launcher.demo.DemoCluster;
import io.greenlight.launcher.demo.DemoSettings;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackSize;
import io.greenlight.launcher.stack.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Upgrades one fresh cluster after the other, and kills a service at other places each time. Most
/// of a run is waiting, so several go side by side, each on a stack of its own, and one run may be
/// killed in several places of its way. Those that it did not come by, because it ended before, get
/// a run of their own.
public final class CrashBench {

    private final DemoSettings settings;
    private final StackSize size;
    private final Path results;
    private final CrashTable table;
    private final Consumer<String> say;
    private final AtomicInteger runs = new AtomicInteger();

    /// @param results where table and raw figures go
    public CrashBench(
            DemoSettings settings,
            StackSize size,
            Path results,
            CrashTable table,
            Consumer<String> say) {
        this.settings = settings;
        this.size = size;
        this.results = results;
        this.table = table;
        this.say = say;
    }

    /// A place, and its number in the list.
    private record Place(int number, String point) {}

    /// The places of one run.
    private record Chain(List<Place> places) {

        boolean isLone() {
            return places.size() == 1;
        }
    }

    /// Goes through all places, each on one of the stacks.
    ///
    /// @param stacks a folder for each
    /// @param kills in so many places, at most, one run is killed
    public void run(List<RunFolder> stacks, List<String> points, int kills)
            throws IOException, InterruptedException {
        Queue<Chain> left = new ConcurrentLinkedQueue<>(chains(points, kills));
        List<Supervisor> supervisors = new ArrayList<>();
        try {
            List<Thread> lanes = new ArrayList<>();
            for (RunFolder run : stacks) {
                Supervisor supervisor =
                        Supervisor.start(run, size, line -> say.accept("starting " + line));
                supervisors.add(supervisor);
                DemoCluster.Site site = new DemoCluster.Site(run, supervisor.state(), _ -> {});
                lanes.add(Thread.ofPlatform().unstarted(() -> work(site, left)));
            }
            say.accept(CrashTable.head().strip());
            lanes.forEach(Thread::start);
            for (Thread lane : lanes) {
                lane.join();
            }
        } finally {
            supervisors.forEach(Supervisor::close);
        }
    }

    /// Places of one run lie as far apart as they can, so that it has gone on after each crash.
    private static List<Chain> chains(List<String> points, int kills) {
        int count = Math.ceilDiv(points.size(), kills);
        return IntStream.range(0, count)
                .mapToObj(first ->
                        new Chain(
                                IntStream.iterate(first, n -> n < points.size(), n -> n + count)
                                        .mapToObj(n -> new Place(n, points.get(n)))
                                        .toList()))
                .toList();
    }

    private void work(DemoCluster.Site site, Queue<Chain> left) {
        Chain chain;
        while ((chain = left.poll()) != null) {
            int run = runs.incrementAndGet();
            Crashes crashes =
                    new Crashes(
                            chain.places().stream()
                                    .map(place -> new Crash(site.run(), place.point(), since()))
                                    .toList());
            Report report = attempt(site, run, chain, crashes);
            for (int n = 0; n < chain.places().size(); n++) {
                Place place = chain.places().get(n);
                boolean happened = crashes.all().get(n).happened();
                if (happened || chain.isLone()) {
                    tell(run, place, happened, report);
                } else {
                    left.add(new Chain(List.of(place)));
                }
            }
            if (!chain.isLone()
                    && !report.safe()
                    && crashes.all().stream().noneMatch(Crash::happened)) {
                Place first = chain.places().getFirst();
                tell(
                        run,
                        new Place(first.number(), "on the way to " + first.point()),
                        false,
                        report);
            }
        }
    }

    private void tell(int run, Place place, boolean happened, Report report) {
        try {
            say.accept(table.add(run, place.number(), place.point(), happened, report));
            Files.writeString(results.resolve("table.md"), table.markdown());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Crash.Since since() {
        return settings.journey().ending().endsWithUpgrade()
                ? Crash.Since.BEGIN
                : Crash.Since.UPGRADED;
    }

    /// A run that could not even be made is a bad one, and the others go on.
    private Report attempt(DemoCluster.Site site, int run, Chain chain, Crashes crashes) {
        try {
            return one(site, run, chain, crashes);
        } catch (IOException | RuntimeException broken) {
            Report none = new Report();
            none.result = "not-run";
            none.reason = broken.toString();
            return none;
        } finally {
            crashes.disarm();
        }
    }

    private Report one(DemoCluster.Site site, int run, Chain chain, Crashes crashes)
            throws IOException {
        Place first = chain.places().getFirst();
        Path raw = results.resolve(chain.isLone() ? first.point() : "run-%02d".formatted(run));
        DemoSettings ofRun = settings.named("%s-%d".formatted(settings.cluster(), run));
        crashes.arm();
        Report report = new Demo(site, ofRun, MachineClock.utc(), crashes).run(raw).report();
        report.write(raw.resolve("report.json"));
        new GlobalDatabases(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        new ClusterMaker(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        return report;
    }
}
