/// Finds the clusters that somebody tagged, and gives each of them its upgrade: once.
///
/// ```text
///   schedule, discovery-requested
///            |
///         Scanner -- one cluster --> Resolver --> an order, or a reason
///            |                                       |
///            +-- order book, tags, upgrade-discovered / cluster-skipped
/// ```
@NullMarked
package io.greenlight.discovery;

import org.jspecify.annotations.NullMarked;
