package io.greenlight.preflight.check;

import java.util.Locale;

/// What a database may make use of, or not: `features.sql` tells which. Most make use of few, and a
/// check that is about none of those has nothing to find: to plan its query would be all that it
/// costs, and most of what a preflight costs.
public enum Feature {
    /// Partitions, and tables that inherit from others.
    CHILD_TABLE,
    /// Extensions, but for plpgsql as every database has it.
    EXTENSION,
    /// Tables whose rows are named by all their columns.
    FULL_IDENTITY,
    /// Functions, aggregates and procedures of no extension, but for RDS's own.
    FUNCTION,
    /// Tables whose rows no valid primary key names, or that are told to be named by something
    /// else.
    KEYLESS_TABLE,
    /// Large objects.
    LARGE_OBJECT,
    /// Columns of another type than the plain ones: of a domain, a range, a row, an enumeration, an
    /// extension, or of the server's own that name things by their oid.
    RARE_TYPE,
    /// Tables with row security.
    ROW_SECURITY,
    /// Indexes and tables that are being built or rewritten now, in whatever database.
    RUNNING_BUILD,
    /// Sequences, those of identity columns included.
    SEQUENCE,
    /// Tables that follow others by a subscription.
    SUBSCRIBED_TABLE,
    /// Views, materialized ones included, of no extension.
    VIEW;

    /// As `features.sql` says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
