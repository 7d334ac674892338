/// Looks for everything that would stop an upgrade, before anything is changed.
///
/// ```text
///   upgrade-discovered, preflight-requested
///            |
///      PreflightRun -- Catalog: checks of RDS, of the server, of every database --> findings
///            |
///            +-- preflight.json, .md and .html in the bucket, status tag,
///                preflight-passed / preflight-failed
/// ```
@NullMarked
package io.greenlight.preflight;

import org.jspecify.annotations.NullMarked;
