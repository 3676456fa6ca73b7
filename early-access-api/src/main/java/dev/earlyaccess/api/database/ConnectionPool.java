package dev.earlyaccess.api.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The pool of connections to the database. While a request has a connection, each response of the database must arrive
 * within seconds. This is a setting of the socket, so it costs no round trip, no pooler can pass it on to anybody else, and
 * it also holds while the database is stopped. All other work may wait for longer. See docs/adr/0033.
 */
class ConnectionPool extends HikariDataSource implements SQLExceptionOverride {

    /** Longer than {@link TransactionTimeouts} lets a statement of a request run. */
    static final Duration LONGEST_SILENCE = Duration.ofMillis(4_500);

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private static final String READ_ONLY = "25006";
    private static final String LATEST = ConnectionPool.class.getName();
    private static final int MOST_CANCELLED = 100;
    private static final Duration REPLACED_EVERY = Duration.ofSeconds(1);

    private final AtomicLong replaced = new AtomicLong(System.nanoTime() - REPLACED_EVERY.toNanos());

    private final ThreadPoolExecutor cancelling = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_CANCELLED),
            work -> new Thread(work, "cancelling"),
            new ThreadPoolExecutor.DiscardPolicy());

    ConnectionPool() {
        setExceptionOverride(this);
    }

    @java.lang.Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            limit(connection, request);
        }
        return connection;
    }

    /** The pool resets the time-out when the connection is returned. */
    private static void limit(Connection connection, RequestAttributes request) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_SILENCE.toMillis()));
            request.setAttribute(
                    LATEST,
                    connection.unwrap(BaseConnection.class).getQueryExecutor(),
                    RequestAttributes.SCOPE_REQUEST);
        } catch (SQLException ex) {
            connection.close();
            throw ex;
        }
    }

    /**
     * After a time-out, the server still works on the statement, or waits for a lock: it is told to stop. If the database is
     * read-only, the connections may lead to a server that is no longer the primary: the pool replaces them.
     */
    @java.lang.Override
    public Override adjudicate(SQLException ex) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (isTimeout(ex)
                && request != null
                && request.getAttribute(LATEST, RequestAttributes.SCOPE_REQUEST) instanceof QueryExecutor statement) {
            cancelling.execute(() -> cancel(statement));
        }
        if (READ_ONLY.equals(ex.getSQLState())) {
            replaceConnections();
        }
        return Override.CONTINUE_EVICT;
    }

    /** Each as soon as it is free, and not for each of many writes that fail at once. */
    private void replaceConnections() {
        long last = replaced.get();
        long now = System.nanoTime();
        if (now - last > REPLACED_EVERY.toNanos() && replaced.compareAndSet(last, now)) {
            getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static boolean isTimeout(SQLException ex) {
        for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static void cancel(QueryExecutor statement) {
        try {
            statement.sendQueryCancel();
        } catch (SQLException ex) {
            log.debug("A statement was not cancelled: {}", ex.toString());
        }
    }

    @java.lang.Override
    public void close() {
        cancelling.shutdownNow();
        super.close();
    }
}
