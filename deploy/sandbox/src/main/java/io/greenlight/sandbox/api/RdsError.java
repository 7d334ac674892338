package io.greenlight.sandbox.api;

/// An answer that says no, with the code and the HTTP status that RDS gives.
public final class RdsError extends RuntimeException {

    private final int status;
    private final String code;

    public RdsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RdsError invalidValue(String message) {
        return new RdsError(400, "InvalidParameterValue", message);
    }

    static RdsError invalidCombination(String message) {
        return new RdsError(400, "InvalidParameterCombination", message);
    }

    static RdsError missing(String parameter) {
        return new RdsError(
                400,
                "MissingParameter",
                "The request must contain the parameter %s.".formatted(parameter));
    }

    static RdsError noCluster(String identifier) {
        return new RdsError(
                404, "DBClusterNotFoundFault", "DBCluster %s not found.".formatted(identifier));
    }

    static RdsError noInstance(String identifier) {
        return new RdsError(
                404, "DBInstanceNotFound", "DBInstance %s not found.".formatted(identifier));
    }

    static RdsError clusterState(String message) {
        return new RdsError(400, "InvalidDBClusterStateFault", message);
    }

    static RdsError globalState(String message) {
        return new RdsError(400, "InvalidGlobalClusterStateFault", message);
    }

    static RdsError instanceState(String message) {
        return new RdsError(400, "InvalidDBInstanceState", message);
    }

    /// What the sandbox cannot do it says, by name.
    static RdsError unsupported(String what) {
        return invalidCombination("The sandbox does not support %s.".formatted(what));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
