package io.greenlight.preflight.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parameters of a server that RDS has told us nothing about.
final class PlainRemedy {

    private PlainRemedy() {}

    /// A parameter that is to have that value; an empty one sets it back to its default.
    private record Wish(String name, Optional<String> value) {

        /// From `name=value`, the value as a shell and the AWS CLI would read it, or a name alone.
        static Wish of(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                return new Wish(text, Optional.empty());
            }
            String value = text.substring(equals + 1);
            boolean quoted = value.startsWith("'\"") && value.endsWith("\"'");
            return new Wish(
                    text.substring(0, equals),
                    Optional.of(quoted ? value.substring(2, value.length() - 2) : value));
        }

        /// What RDS makes of its own parameter on the server.
        Wish asServersOwn() {
            return name.equals("rds.logical_replication")
                    ? new Wish("wal_level", Optional.of("logical"))
                    : this;
        }

        String onServer() {
            return value.map(it -> "ALTER SYSTEM SET %s = %s;".formatted(name, literals(it)))
                    .orElseGet(() -> "ALTER SYSTEM RESET %s;".formatted(name));
        }

        String inGroup() {
            return value.map(it ->
                            "-- in the cluster's parameter group: %s = %s".formatted(name, it))
                    .orElseGet(() -> "-- in the cluster's parameter group: reset " + name);
        }

        /// A list is one literal for each of its parts: in one literal it would be one name.
        private static String literals(String value) {
            return Arrays.stream(value.split(",", -1))
                    .map(part -> "'%s'".formatted(part.strip().replace("'", "''")))
                    .collect(Collectors.joining(", "));
        }
    }

    /// For somebody with access to the server's files.
    static String onServer(List<String> wishes) {
        return lines(wishes, wish -> wish.asServersOwn().onServer(), "-- then restart the server");
    }

    /// For somebody who knows which group of RDS it is.
    static String inGroup(List<String> wishes) {
        return lines(wishes, Wish::inGroup, "-- then reboot the writer");
    }

    private static String lines(List<String> wishes, Function<Wish, String> one, String last) {
        return Stream.concat(wishes.stream().map(Wish::of).map(one), Stream.of(last))
                .collect(Collectors.joining("\n"));
    }
}
