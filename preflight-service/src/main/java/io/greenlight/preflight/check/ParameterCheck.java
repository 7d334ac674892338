package io.greenlight.preflight.check;

import java.util.List;

/// A check of the cluster's parameters: what its query wishes for, `name=value`, is set by the AWS
/// CLI; a name alone is set back to its default.
interface ParameterCheck extends ServerCheck {

    @Override
    default String remedy(Source source, List<String> wishes) {
        return ParameterRemedy.of(source.cluster(), wishes);
    }
}
