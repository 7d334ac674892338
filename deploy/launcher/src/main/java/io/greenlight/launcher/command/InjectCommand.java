package io.greenlight.launcher.command;

import io.greenlight.contracts.DiscoveryRequested;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.RehearsalRequested;
import io.greenlight.contracts.RetryRequested;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.RequestSender;
import io.greenlight.launcher.clock.MachineClock;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends an event by hand.
@Command(
        name = "inject",
        mixinStandardHelpOptions = true,
        description = {
            "Sends an event by hand to the queue of whoever hears it; that is how a retry is"
                    + " asked for.",
            "",
            "With a run that up or demo --keep left running it goes there, otherwise to the AWS"
                    + " that AWS_REGION, AWS_ENDPOINT_URL and the rest of the standard variables"
                    + " name."
        })
@SuppressWarnings("NullAway.Init")
public final class InjectCommand implements Callable<Integer> {

    @Mixin private Repository repository;
    @Mixin private Particulars particulars;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT",
            description =
                    "acknowledgement-given, cleanup-requested, consent-given, cutover-requested,"
                            + " discovery-requested, preflight-requested, rehearsal-requested,"
                            + " replication-requested, retry-requested or way-back-requested.")
    private @Nullable String event;

    @Option(names = "--cluster", paramLabel = "ID", description = "The cluster's identifier.")
    private @Nullable String cluster;

    @Option(
            names = "--upgrade",
            paramLabel = "ID",
            description = "The upgrade's id; the one that the cluster's tag names if not said.")
    private @Nullable String upgrade;

    @Option(names = "--json", paramLabel = "FILE", description = "A whole event, instead of EVENT.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        AwsAccess aws = access();
        RequestSender sender = new RequestSender(aws);
        try {
            UpgradeEvent made = made(sender);
            spec.commandLine()
                    .getOut()
                    .println(
                            "%s sent to %s, %s"
                                    .formatted(
                                            EventCodec.typeName(made.getClass()),
                                            String.join(", ", sender.send(made)),
                                            aws));
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private UpgradeEvent made(RequestSender sender) throws IOException {
        if (json != null) {
            if (!Files.isReadable(json)) {
                throw refusal("--json %s: there is no such file".formatted(json));
            }
            if (event != null || isAnythingSaid()) {
                throw refusal("--json FILE is a whole event: nothing else goes with it");
            }
            return sender.read(Files.readString(json));
        }
        if (event == null) {
            throw refusal("which event? One of " + String.join(", ", RequestSender.requests()));
        }
        return switch (event) {
            case "discovery-requested" ->
                    ofFleet(event, new DiscoveryRequested(MachineClock.utc().instant()));
            case "retry-requested" ->
                    ofFleet(event, new RetryRequested(MachineClock.utc().instant()));
            case "rehearsal-requested" -> rehearsal(event, sender);
            default -> ofCluster(event, sender);
        };
    }

    private UpgradeEvent ofFleet(String type, UpgradeEvent made) {
        if (isAnythingSaid()) {
            throw refusal(type + " is about all clusters: no other option goes with it");
        }
        return made;
    }

    private UpgradeEvent rehearsal(String type, RequestSender sender) {
        if (cluster == null) {
            throw refusal(type + " needs --cluster ID");
        }
        if (upgrade != null || !particulars.isEmpty()) {
            throw refusal(type + " begins an upgrade of its own: only --cluster goes with it");
        }
        return new RehearsalRequested(sender.cluster(cluster), MachineClock.utc().instant());
    }

    private boolean isAnythingSaid() {
        return cluster != null || upgrade != null || !particulars.isEmpty();
    }

    private UpgradeEvent ofCluster(String type, RequestSender sender) {
        Map<String, Object> more = particulars.of(type);
        if (cluster == null) {
            throw refusal(type + " needs --cluster ID");
        }
        return sender.request(
                type, cluster, Optional.ofNullable(upgrade), MachineClock.utc().instant(), more);
    }

    private AwsAccess access() {
        return RunFolder.newestLiving(repository.root())
                .flatMap(run -> StackState.read(run.state()))
                .map(state -> new AwsAccess(state.environment()))
                .orElseGet(() -> new AwsAccess(System.getenv()));
    }

    private ParameterException refusal(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
