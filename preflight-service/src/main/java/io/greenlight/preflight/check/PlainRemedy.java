package io.greenlight.preflight.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Parameters of a server that RDS has told us nothing about.
final class PlainRemedy {

    private PlainRemedy() {}

    /// A parameter that is to have that value.
    private record Wish(String name, String value) {

        /// From `name=value`, the value as a shell and the AWS CLI would read it.
        static Wish of(String text) {
            int equals = text.indexOf('=');
            String value = text.substring(equals + 1);
            boolean quoted = value.startsWith("'\"") && value.endsWith("\"'");
            return new Wish(
                    text.substring(0, equals),
                    quoted ? value.substring(2, value.length() - 2) : value);
        }

        /// What RDS makes of its own parameter on the server.
        Wish asServersOwn() {
            return name.equals("rds.logical_replication") ? new Wish("wal_level", "logical") : this;
        }

        /// A list is one literal for each of its parts: in one literal it would be one name.
        String literals() {
            return Arrays.stream(value.split(",", -1))
                    .map(part -> "'%s'".formatted(part.strip().replace("'", "''")))
                    .collect(Collectors.joining(", "));
        }
    }

    /// For somebody with access to the server's files.
    static String onServer(String wish) {
        String restart = "-- then restart the server";
        if (wish.isEmpty()) {
            return restart;
        }
        Wish own = Wish.of(wish).asServersOwn();
        return "ALTER SYSTEM SET %s = %s;\n%s".formatted(own.name(), own.literals(), restart);
    }

    /// For somebody who knows which group of RDS it is.
    static String inGroup(String wish) {
        String reboot = "-- then reboot the writer";
        if (wish.isEmpty()) {
            return reboot;
        }
        Wish asked = Wish.of(wish);
        return "-- in the cluster's parameter group: %s = %s\n%s"
                .formatted(asked.name(), asked.value(), reboot);
    }
}
