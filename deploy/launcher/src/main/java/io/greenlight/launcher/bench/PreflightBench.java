package io.greenlight.launcher.bench;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.preflight.database.Acquaintance;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.tool.PreflightTool;
import io.greenlight.preflight.tool.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Preflight of many clusters, one after the other and a few side by side. Some real servers take
/// turns in standing for them: nobody has a thousand on one machine.
public final class PreflightBench {

    private final List<Server> servers;
    private final Wanted wanted;

    public PreflightBench(List<Server> servers, Wanted wanted) {
        this.servers = List.copyOf(servers);
        this.wanted = wanted;
    }

    /// A server that stands for clusters.
    public record Server(PreflightTool tool, Acquaintance met, Login login) {}

    /// What one cluster took.
    ///
    /// @param unanswered checks and databases that could not be looked at
    public record Look(
            int cluster, String version, double milliseconds, int findings, long unanswered) {

        /// As it stands in the raw figures.
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%d,%s,%.1f,%d,%d",
                    cluster,
                    version,
                    milliseconds,
                    findings,
                    unanswered);
        }
    }

    /// Looks at that many clusters, no more than so many at a time.
    public List<Look> run(int clusters, int atOnce) {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Look>> looks = new ArrayList<>();
            for (int n = 1; n <= clusters; n++) {
                int cluster = n;
                Callable<Look> look = () -> look(cluster);
                looks.add(threads.submit(look));
            }
            List<Look> done = new ArrayList<>();
            for (Future<Look> look : looks) {
                done.add(look.get());
            }
            return done;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle of the bench", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a cluster could not be looked at", failed);
        }
    }

    private Look look(int cluster) {
        Server server = servers.get(cluster % servers.size());
        long begin = System.nanoTime();
        PreflightReport report =
                server.tool().look(server.met(), server.login(), wanted, (_, _) -> {});
        double took = (System.nanoTime() - begin) / 1e6;
        return new Look(
                cluster,
                server.met().version().toString(),
                took,
                report.findings().size(),
                report.findings().stream()
                        .filter(one -> one.title().contains("could not"))
                        .count());
    }
}
