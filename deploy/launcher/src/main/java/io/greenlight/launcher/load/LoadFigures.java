package io.greenlight.launcher.load;

import java.util.List;

/// What a load came to.
///
/// @param transactions of pooled clients
/// @param failures those of them that ended with an error
/// @param drops connections that direct clients lost
/// @param worstOutageMillis the longest time that a direct client was without an answer
/// @param firstFailures the first errors, as the clients saw them
/// @param outAtEnd a sentence for each direct client that had no answer when the load had ended
public record LoadFigures(
        long transactions,
        long failures,
        int drops,
        double worstOutageMillis,
        List<String> firstFailures,
        List<String> outAtEnd) {

    public LoadFigures {
        firstFailures = List.copyOf(firstFailures);
        outAtEnd = List.copyOf(outAtEnd);
    }
}
