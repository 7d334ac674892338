package io.greenlight.contracts;

import java.util.List;

/// One thing that a preflight check found.
///
/// @param check the check's id; asking for that one check again tells whether the remedy helped
/// @param database where it was found, or `-` for what belongs to the whole cluster
/// @param title one line: what is wrong
/// @param why what would happen to the upgrade
/// @param remedy SQL or AWS CLI, ready to run
/// @param objects the offenders, as PostgreSQL quotes them
public record Finding(
        String check,
        Severity severity,
        String database,
        String title,
        String why,
        String remedy,
        List<String> objects) {

    public Finding {
        objects = List.copyOf(objects);
    }
}
