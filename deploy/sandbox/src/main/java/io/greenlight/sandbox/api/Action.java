package io.greenlight.sandbox.api;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One action of RDS's.
///
/// @param accepted the parameters that it honours; any other is refused by name, because a
///   parameter that is silently ignored is a made-up success
record Action(String name, Set<String> accepted, Function<Query, List<Xml>> answer) {

    static Action of(String name, String accepted, Function<Query, List<Xml>> answer) {
        return new Action(name, Set.of(accepted.strip().split("\\s+", -1)), answer);
    }

    List<Xml> run(Query query) {
        for (String parameter : query.parameters().keySet()) {
            String first = parameter.split("\\.", 2)[0];
            if (!accepted.contains(first) && !Set.of("Action", "Version").contains(first)) {
                throw RdsError.unsupported("the parameter %s of %s".formatted(first, name));
            }
        }
        return answer.apply(query);
    }
}
