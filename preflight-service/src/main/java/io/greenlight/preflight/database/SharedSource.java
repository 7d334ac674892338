package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.preflight.check.Offenders;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One source, asked for several routes: what was answered for one of them, or refused, is not
/// asked again for another.
final class SharedSource {

    private final Source source;
    private final Map<Asked, Answer> answers = new HashMap<>();

    SharedSource(Source source) {
        this.source = source;
    }

    /// The source as the checks of that route see it.
    Source on(Route route) {
        return new OnRoute(this, route);
    }

    private Offenders offenders(String sql, Object... values) {
        return answers.computeIfAbsent(
                        new Asked(sql, Arrays.asList(values)), _ -> answer(sql, values))
                .offenders();
    }

    private Answer answer(String sql, Object... values) {
        try {
            return new Answer(source.offenders(sql, values), Optional.empty());
        } catch (PgSource.Unanswered refused) {
            return new Answer(new Offenders(source.database(), List.of()), Optional.of(refused));
        }
    }

    private record Asked(String sql, List<Object> values) {}

    private record Answer(Offenders found, Optional<PgSource.Unanswered> refusal) {

        Offenders offenders() {
            refusal.ifPresent(refused -> {
                throw refused;
            });
            return found;
        }
    }

    private record OnRoute(SharedSource shared, Route route) implements Source {

        @Override
        public String database() {
            return shared.source.database();
        }

        @Override
        public Cluster cluster() {
            return shared.source.cluster();
        }

        @Override
        public Offenders offenders(String sql, Object... values) {
            return shared.offenders(sql, values);
        }
    }
}
