package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.GlobalMember;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the members stand after an upgrade that was not made: said by the servers themselves, and
/// proved by a row, for RDS's word and a status prove nothing.
record Standing(GlobalAccess access) {

    /// What a person has to know, or to do first.
    String words(Run<GlobalFacts> run, GlobalState state) throws InterruptedException {
        Optional<String> broken = broken(state);
        if (broken.isPresent()) {
            return broken.get();
        }
        try {
            return proof(run, access.ask(run, state));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception silent) {
            return "Look first whether clients can work: " + silent.getMessage();
        }
    }

    private static Optional<String> broken(GlobalState state) {
        return state.members().stream()
                .flatMap(member ->
                        member.instances().stream()
                                .filter(Instance::isBroken)
                                .map(one -> bringBack(member, one)))
                .findFirst();
    }

    private static String bringBack(MemberState member, Instance one) {
        return "First bring back %s of %s, which is %s, or delete it and add another"
                        .formatted(one.name(), member.name(), one.status())
                + "; aws rds describe-events --source-type db-instance --source-identifier %s"
                        .formatted(one.name())
                + " --duration 60 --region %s may say why".formatted(member.region());
    }

    private String proof(Run<GlobalFacts> run, List<GlobalMember> members) throws Exception {
        String source = run.order().path().source().toString();
        List<GlobalMember> others =
                members.stream().filter(one -> !one.version().equals(source)).toList();
        if (!others.isEmpty()) {
            return "Look first at "
                    + others.stream()
                            .map(one ->
                                    "%s of %s in %s, which says that it is %s"
                                            .formatted(
                                                    one.instance(),
                                                    one.cluster(),
                                                    one.cluster().region(),
                                                    one.version()))
                            .collect(Collectors.joining(", "));
        }
        access.home().proveWrites(run);
        return "Every server says that it is %s, and the primary takes writes".formatted(source);
    }
}
