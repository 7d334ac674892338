package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that a preflight check found.
///
/// @param check the check's id; asking for that one check again tells whether the remedy helped
/// @param database where it was found, or `-` for what belongs to the whole cluster
/// @param title one line: what is wrong
/// @param why what would happen to the upgrade
/// @param remedy SQL or AWS CLI, ready to run
/// @param objects the offenders, as PostgreSQL quotes them
/// @param fault who has to act; the operator in events from before it was said
/// @param acknowledged that somebody knows of it; nobody if absent
public record Finding(
        String check,
        Severity severity,
        String database,
        String title,
        String why,
        String remedy,
        List<String> objects,
        @MayBeAbsent Fault fault,
        @MayBeAbsent @Nullable Acknowledgement acknowledged) {

    public Finding {
        objects = List.copyOf(objects);
        fault = Objects.requireNonNullElse(fault, Fault.OPERATOR);
    }

    /// One that the operator has to act on.
    public Finding(
            String check,
            Severity severity,
            String database,
            String title,
            String why,
            String remedy,
            List<String> objects) {
        this(check, severity, database, title, why, remedy, objects, Fault.OPERATOR, null);
    }

    /// Whether somebody knows of all of it.
    @JsonIgnore
    public boolean isAcknowledged() {
        return acknowledged != null && acknowledged.unseen().isEmpty();
    }

    /// The same, to be acted on by somebody else.
    public Finding of(Fault whose) {
        return new Finding(
                check, severity, database, title, why, remedy, objects, whose, acknowledged);
    }

    /// The same, weighing something else.
    public Finding of(Severity weight) {
        return new Finding(
                check, weight, database, title, why, remedy, objects, fault, acknowledged);
    }

    /// The same, known to somebody, or to nobody.
    public Finding known(@Nullable Acknowledgement to) {
        return new Finding(check, severity, database, title, why, remedy, objects, fault, to);
    }

    /// The same with less to read.
    public Finding brief(String shorterRemedy, List<String> fewerObjects) {
        return new Finding(
                check,
                severity,
                database,
                title,
                why,
                shorterRemedy,
                fewerObjects,
                fault,
                acknowledged);
    }
}
