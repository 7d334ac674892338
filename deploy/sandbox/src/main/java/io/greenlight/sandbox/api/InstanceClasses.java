package io.greenlight.sandbox.api;

import java.util.List;

/// The instance classes that can be ordered. All are the same machine here.
final class InstanceClasses {

    static final List<String> ALL =
            List.of(
                    "db.r5.large",
                    "db.r6g.large",
                    "db.r6g.xlarge",
                    "db.r6i.large",
                    "db.r7g.large",
                    "db.r8g.large",
                    "db.t3.medium",
                    "db.t4g.medium",
                    "db.t4g.large");

    private InstanceClasses() {}

    static String require(String name) {
        if (!ALL.contains(name)) {
            throw RdsError.invalidCombination(
                    ("RDS does not support creating a DB instance with the following combination:"
                                    + " DBInstanceClass=%s, Engine=aurora-postgresql. The sandbox"
                                    + " has %s.")
                            .formatted(name, String.join(", ", ALL)));
        }
        return name;
    }
}
