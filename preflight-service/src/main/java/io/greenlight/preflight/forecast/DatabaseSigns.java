package io.greenlight.preflight.forecast;

/// What one database says of itself.
///
/// @param relations tables, indexes, sequences, views: pg_upgrade makes each of them anew
public record DatabaseSigns(String database, Sample sample, long relations) {}
