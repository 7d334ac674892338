package io.greenlight.launcher.load;

/// A client got an error instead of an answer. Whether its transaction was committed nobody knows,
/// unless the server said that it was not.
public final class TransactionFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public TransactionFailed(String sqlState, Throwable cause) {
        super(sqlState + " " + firstLine(cause), cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.toString() : message.lines().findFirst().orElse("");
    }
}
