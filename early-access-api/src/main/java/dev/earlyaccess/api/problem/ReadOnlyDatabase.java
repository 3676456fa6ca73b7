package dev.earlyaccess.api.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells by the SQL state whether a write failed because the database is read-only at the moment. */
public final class ReadOnlyDatabase {

    private static final String STATE = "25006";

    private ReadOnlyDatabase() {}

    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
