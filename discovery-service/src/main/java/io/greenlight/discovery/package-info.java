/// Finds the clusters that somebody tagged, and gives each of them its upgrade: once.
///
/// ```text
///   schedule, discovery-requested         retry-requested
///            |                                   |
///            |<-- counts up what failed -- Retry-+
///            |
///         Scanner -- one cluster --> Resolver --> an order, or a reason
///            |                                       |
///            +-- room? -- order book, tags, upgrade-discovered / cluster-queued / cluster-skipped
/// ```
@NullMarked
package io.greenlight.discovery;

import org.jspecify.annotations.NullMarked;
