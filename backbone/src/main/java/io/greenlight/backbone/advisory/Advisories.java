package io.greenlight.backbone.advisory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.greenlight.contracts.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything in `advisories.json`, or what of it counts on one way between two versions, in the
/// forms that queries take.
public record Advisories(List<Advisory> all) {

    private static final String FILE = "advisories.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Advisories KNOWN = read();

    public Advisories {
        all = List.copyOf(all);
    }

    /// Those of the file.
    public static Advisories known() {
        return KNOWN;
    }

    /// Those that count between these versions with that strategy.
    public Advisories on(String strategy, VersionPair versions) {
        return new Advisories(
                all.stream()
                        .filter(one -> one.strategies().contains(strategy))
                        .filter(one -> one.counts(versions))
                        .toList());
    }

    /// What those of these kinds name, in their order.
    public List<String> names(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return all.stream()
                .filter(one -> wanted.contains(one.kind()))
                .flatMap(one ->
                        one.subject() instanceof Subject.Names some
                                ? some.names().stream()
                                : Stream.empty())
                .toList();
    }

    /// The operator classes whose indexes are to be rebuilt, or looked at, as a JSON array for
    /// `jsonb_to_recordset`.
    public String indexes() {
        return json(operatorClasses().toList());
    }

    /// Without those that are to be rebuilt on suspicion alone.
    public String spoiltIndexes() {
        return json(
                operatorClasses()
                        .filter(one -> one.certainty() == OperatorClass.Certainty.SPOILT)
                        .toList());
    }

    /// The faults of minors, as a JSON array for `jsonb_to_recordset`.
    public String faults() {
        return json(
                all.stream()
                        .flatMap(one ->
                                one.subject() instanceof Subject.Fault fault
                                        ? Stream.of(TellingFault.of(one, fault))
                                        : Stream.empty())
                        .toList());
    }

    private Stream<OperatorClass> operatorClasses() {
        return all.stream()
                .flatMap(one ->
                        one.subject() instanceof Subject.Indexes some
                                ? some.indexes().stream()
                                : Stream.empty());
    }

    private static String json(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("advisories are no JSON", broken);
        }
    }

    private static Advisories read() {
        try (InputStream file = Advisories.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " was left out of the build");
            }
            return new Advisories(JSON.readValue(file, File.class).advisories());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE, unreadable);
        }
    }

    /// The file as a whole.
    private record File(@JsonProperty("$schema") String schema, List<Advisory> advisories) {}

    /// A fault as a query takes it.
    private record TellingFault(
            String what,
            String remedy,
            Severity effect,
            @Nullable String parameter,
            @Nullable String harmless) {

        private static TellingFault of(Advisory one, Subject.Fault fault) {
            return new TellingFault(
                    one.what(), one.remedy(), fault.effect(), fault.parameter(), fault.harmless());
        }
    }
}
