package io.greenlight.preflight.check;

/// A check of the cluster's parameters: what its query wishes for, `name=value`, is set by the AWS
/// CLI.
interface ParameterCheck extends ServerCheck {

    @Override
    default String remedy(Source source, String wish) {
        return ParameterRemedy.of(source.cluster(), wish);
    }
}
