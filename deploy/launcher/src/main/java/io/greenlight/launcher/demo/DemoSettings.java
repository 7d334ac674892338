package io.greenlight.launcher.demo;

import io.greenlight.launcher.load.LoadShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What somebody wants to see.
///
/// @param cluster its identifier
/// @param journey from where to where, and how
/// @param sql somebody's own data, as pg_dump writes it
/// @param pace how large and how long
public record DemoSettings(
        String cluster, Journey journey, Optional<Path> sql, LoadShape load, Pace pace) {

    /// The same for another cluster.
    public DemoSettings named(String otherCluster) {
        return new DemoSettings(otherCluster, journey, sql, load, pace);
    }

    /// The same with another deadline.
    public DemoSettings within(Duration deadline) {
        return new DemoSettings(
                cluster,
                journey,
                sql,
                load,
                new Pace(pace.scale(), pace.steady(), pace.after(), deadline));
    }

    /// How large and how long a demo is.
    ///
    /// @param scale of the data: 1 is half a gigabyte
    /// @param steady how long the load runs before the cluster is tagged
    /// @param after how long it goes on after the end
    /// @param deadline for everything between the tag and the end
    public record Pace(double scale, Duration steady, Duration after, Duration deadline) {

        public static Pace full() {
            return new Pace(
                    1, Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofMinutes(12));
        }

        /// For CI: under three minutes in all.
        public static Pace brief() {
            return new Pace(
                    0.08, Duration.ofSeconds(8), Duration.ofSeconds(5), Duration.ofMinutes(5));
        }
    }
}
