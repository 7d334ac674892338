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
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Upgrades one fresh cluster after the other, and kills a service at another place each time. Most
/// of a run is waiting, so several go side by side, each on a stack of its own.
public final class CrashBench {

    private final DemoSettings settings;
    private final StackSize size;
    private final Path results;
    private final CrashTable table;
    private final Consumer<String> say;

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

    /// Goes through all places, each on one of the stacks.
    ///
    /// @param stacks a folder for each
    public void run(List<RunFolder> stacks, List<String> points)
            throws IOException, InterruptedException {
        Queue<Place> left =
                new ConcurrentLinkedQueue<>(
                        IntStream.range(0, points.size())
                                .mapToObj(n -> new Place(n, points.get(n)))
                                .toList());
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

    private void work(DemoCluster.Site site, Queue<Place> left) {
        Place place;
        while ((place = left.poll()) != null) {
            Crash crash = new Crash(site.run(), place.point(), since());
            Report report = attempt(site, place, crash);
            try {
                say.accept(table.add(place.number(), place.point(), crash.happened(), report));
                Files.writeString(results.resolve("table.md"), table.markdown());
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private Crash.Since since() {
        return settings.journey().ending().endsWithUpgrade()
                ? Crash.Since.BEGIN
                : Crash.Since.UPGRADED;
    }

    /// A run that could not even be made is a bad one, and the others go on.
    private Report attempt(DemoCluster.Site site, Place place, Crash crash) {
        try {
            return one(site, place, crash);
        } catch (IOException | RuntimeException broken) {
            Report none = new Report();
            none.result = "not-run";
            none.reason = broken.toString();
            return none;
        } finally {
            crash.disarm();
        }
    }

    private Report one(DemoCluster.Site site, Place place, Crash crash) throws IOException {
        Path raw = results.resolve(place.point());
        DemoSettings ofRun = settings.named("%s-%d".formatted(settings.cluster(), place.number()));
        crash.arm();
        Report report = new Demo(site, ofRun, MachineClock.utc(), crash).run(raw).report();
        report.write(raw.resolve("report.json"));
        new GlobalDatabases(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        new ClusterMaker(new AwsAccess(site.stack().environment())).unmake(ofRun.cluster());
        return report;
    }
}
