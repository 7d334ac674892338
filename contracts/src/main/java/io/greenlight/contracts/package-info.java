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
/// An order that only rehearses ends with `rehearsal-completed`, from replication.
///
/// In place the same four say other things: replication `upgrade-prepared`, or
/// `preupgrade-completed` where it is to stop there, and cutover `upgraded-in-place`; from there
/// `way-back-requested` leads to `consent-needed`, `consent-given` and `went-back`, or to
/// `way-back-refused`.
///
/// Every fact also goes to the notifier. Requests let a person in; a service sends itself its own
/// request when it has to look again later.
@NullMarked
package io.greenlight.contracts;

import org.jspecify.annotations.NullMarked;
