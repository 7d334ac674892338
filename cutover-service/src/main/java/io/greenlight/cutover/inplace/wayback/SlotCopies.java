package io.greenlight.cutover.inplace.wayback;

import java.util.List;

/// The logical slots of the cluster that is left. Its clone has none of them.
public interface SlotCopies {

    /// The names of those that there are now.
    List<String> names(TwoServers servers) throws Exception;

    /// Makes each of them on the clone, from where its log is now; one that is there is left as it
    /// is.
    ///
    /// @return which could not be made, and why
    List<String> make(TwoServers servers) throws Exception;
}
