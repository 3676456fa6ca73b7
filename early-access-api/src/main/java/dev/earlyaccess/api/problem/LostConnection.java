package dev.earlyaccess.api.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by the SQL state whether a failure is the database's: a lost connection, or a lock that somebody holds for long. */
final class LostConnection {

    /**
     * SQL state classes: connection, resources, operator intervention, system error (PostgreSQL, appendix A).
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int CLASS_LENGTH = 2;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LostConnection() {}

    static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * If the rollback fails too, it hides the first failure; the pool then reports the closed connection
     * without a state.
     */
    private static boolean isLost(@Nullable String state) {
        return state == null
                || state.equals(LOCK_NOT_AVAILABLE)
                || (state.length() > CLASS_LENGTH && CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}
