/// What the services say to one another, and the words that it is said in.
///
/// ```text
///   UpgradeDB=Y
///       |
///   discovery --upgrade-discovered--> preflight --preflight-passed--> replication
///                                                                         |
///   "upgraded" <--upgrade-completed-- cutover <--replication-caught-up----+
///                                        |                                |
///                                        +-------cutover-abandoned------->+
///                                                                         |
///   "as before" <------------------upgrade-unwound------------------------+
/// ```
///
/// Every fact also goes to the notifier. Requests let a person in; a service sends itself its own
/// request when it has to look again later.
@NullMarked
package io.greenlight.contracts;

import org.jspecify.annotations.NullMarked;
