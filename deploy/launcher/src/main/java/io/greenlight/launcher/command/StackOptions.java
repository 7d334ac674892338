package io.greenlight.launcher.command;

import io.greenlight.launcher.stack.StackSize;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How many of everything.
@SuppressWarnings("NullAway.Init")
public final class StackOptions {

    private static final Set<String> SERVICES =
            new TreeSet<>(Set.of("discovery", "preflight", "replication", "cutover", "notifier"));
    private static final int MOST = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--copies",
            split = ",",
            paramLabel = "SERVICE=N",
            description = "Copies of a service, cutover=2 if not said; for example cutover=3.")
    private Map<String, Integer> copies = new HashMap<>();

    @Option(
            names = "--poolers",
            paramLabel = "N",
            defaultValue = "2",
            description = "PgBouncers before the cluster, ${DEFAULT-VALUE} if not said.")
    private int poolers;

    StackSize size(StackSize.Servers servers, StackSize.Failpoints failpoints) {
        Map<String, Integer> all = new HashMap<>(Map.of("cutover", 2));
        copies.forEach((service, n) -> {
            refuseUnless(
                    SERVICES.contains(service),
                    "--copies: no service is called %s; there are %s"
                            .formatted(service, String.join(", ", SERVICES)));
            refuseUnless(
                    n >= 1 && n <= MOST,
                    "--copies %s=%d: 1 to %d copies".formatted(service, n, MOST));
            all.put(service, n);
        });
        refuseUnless(
                poolers >= 1 && poolers <= MOST,
                "--poolers %d: 1 to %d poolers".formatted(poolers, MOST));
        refuseUnless(
                servers.majors().matches("1[3-8]( 1[3-8])*"),
                "--majors %s: majors from 13 to 18 with a space between them"
                        .formatted(servers.majors()));
        return new StackSize(servers, poolers, all, failpoints);
    }

    private void refuseUnless(boolean fine, String sentence) {
        if (!fine) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }
}
