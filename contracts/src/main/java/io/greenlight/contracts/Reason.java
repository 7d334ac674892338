package io.greenlight.contracts;

import java.util.regex.Pattern;

/// Why something was refused, put off or unwound: for a program the code, for a person the sentence
/// and what to do next.
///
/// @param code kebab-case, stable over releases
/// @param sentence what happened, with the names of the objects concerned
/// @param remedy what to do, as SQL or a command where there is one
public record Reason(String code, Fault fault, String sentence, String remedy) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Reason {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a kebab-case code: " + code);
        }
    }
}
