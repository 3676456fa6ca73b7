package dev.earlyaccess.api.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a failure comes from a connection that was lost, by what SQL says of it. */
final class LostConnection {

    /** Connection, resources, an operator's intervention, the system (SQL states of PostgreSQL, appendix A). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int CLASS_LENGTH = 2;

    private LostConnection() {}

    static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** A rollback that fails, too, hides what failed before it: the pool says without any state that it closed the connection. */
    private static boolean isLost(@Nullable String state) {
        return state == null || (state.length() > CLASS_LENGTH && CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}
