package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.stream.Collectors;

/// 18 still takes MD5 passwords, and warns of them; clients with a log full of warnings follow.
/// Whoever moves roles anew can change that on the way.
final class Md5PasswordCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("md5-password")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.to(18))
                .says(
                        Severity.WARNING,
                        "roles with an MD5 password, or a parameter that makes " + "them",
                        "18 warns of MD5 passwords, and a later version will "
                                + "refuse them; the remedy for a role is for psql");
    }

    @Override
    public String remedy(Source source, List<String> wishes) {
        return wishes.stream()
                .map(wish ->
                        wish.startsWith("password_encryption=")
                                ? ParameterRemedy.of(source.cluster(), List.of(wish))
                                : wish)
                .collect(Collectors.joining("\n"));
    }
}
