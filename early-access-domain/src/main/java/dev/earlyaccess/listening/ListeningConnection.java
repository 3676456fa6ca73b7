package dev.earlyaccess.listening;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A connection of its own on which PostgreSQL reports what other instances notify, and the thread that waits there. A
 * connection that is lost is made anew, with an attempt each second.
 */
@Component
class ListeningConnection implements SmartLifecycle {

    static final String NAME = "early-access listening";

    private static final Logger log = LoggerFactory.getLogger(ListeningConnection.class);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** A network that swallows everything looks like one on which nothing is said: so the server is asked. */
    private static final Duration SILENCE_UNTIL_ASKED = Duration.ofSeconds(1);

    private static final int SECONDS_TO_RESPOND = 3;

    private final DirectDatabase database;
    private final DataSource pool;
    private final List<ChannelListener> listeners;

    private @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Connection current;

    ListeningConnection(DirectDatabase database, DataSource pool, List<ChannelListener> listeners) {
        this.database = database;
        this.pool = pool;
        this.listeners = listeners;
    }

    @Override
    public boolean isAutoStartup() {
        return !listeners.isEmpty();
    }

    /** Before requests arrive, and until the last one has its response. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Does not wait for the database. */
    @Override
    public synchronized void start() {
        stopping = false;
        Thread started = new Thread(this::run, "listening");
        started.setDaemon(true); // a start that fails ends the process
        started.start();
        thread = started;
    }

    private void run() {
        boolean isReported = false;
        while (!stopping) {
            try (Connection connection = connect()) {
                current = connection;
                listen(connection, isReported);
            } catch (SQLException | RuntimeException ex) {
                if (!stopping && (current != null || !isReported)) {
                    log.warn(
                            "No notifications from the database; the service tries again each second: {}",
                            ex.toString());
                    isReported = true;
                }
            }
            if (current != null) {
                current = null;
                listeners.forEach(ChannelListener::disconnected);
            }
            pause();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = database.properties();
        PGProperty.APPLICATION_NAME.set(properties, NAME);
        PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_RESPOND);
        PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS_TO_RESPOND);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return database.connect(properties);
    }

    private void listen(Connection connection, boolean isAgain) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            for (String channel :
                    listeners.stream().map(ChannelListener::channel).distinct().toList()) {
                statement.execute("listen " + postgres.escapeIdentifier(channel));
            }
            awaitOwnNotification(postgres, statement);
        }
        listeners.forEach(ChannelListener::connected);
        if (isAgain) {
            log.info("Notifications from the database arrive again");
        }
        while (!stopping) {
            PGNotification[] arrived = postgres.getNotifications(Math.toIntExact(SILENCE_UNTIL_ASKED.toMillis()));
            for (PGNotification notification : arrived) {
                pass(notification);
            }
            if (arrived.length == 0 && !stopping && !connection.isValid(SECONDS_TO_RESPOND)) {
                throw new SQLException("The server does not respond");
            }
        }
    }

    /**
     * A pooler, or another database, lets this connection listen, but passes nothing on. What else arrives meanwhile is
     * not needed: a listener that is told that it is connected knows that it may have missed anything.
     */
    private void awaitOwnNotification(PGConnection postgres, Statement statement) throws SQLException {
        String own = "early_access_" + UUID.randomUUID();
        statement.execute("listen " + postgres.escapeIdentifier(own));
        try (Connection other = pool.getConnection();
                Statement notifying = other.createStatement()) {
            notifying.execute("notify " + postgres.escapeIdentifier(own));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_RESPOND);
        while (Stream.of(postgres.getNotifications(Math.toIntExact(SILENCE_UNTIL_ASKED.toMillis())))
                .noneMatch(arrived -> arrived.getName().equals(own))) {
            if (stopping || System.nanoTime() > end) {
                throw new SQLException("They do not arrive here. If a pooler stands before the database, set "
                        + "early-access.listen.url to an address that leads directly to it");
            }
        }
        statement.execute("unlisten " + postgres.escapeIdentifier(own));
    }

    private void pass(PGNotification notification) {
        listeners.stream()
                .filter(listener -> listener.channel().equals(notification.getName()))
                .forEach(listener -> listener.notified(notification.getParameter()));
    }

    private void pause() {
        try {
            if (!stopping) {
                Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt(); // by stop()
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        thread.interrupt();
        @Nullable Connection connection = current;
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
            thread.join(LONGEST_STOP.toMillis());
        } catch (SQLException ex) {
            log.debug("The listening connection was not closed: {}", ex.toString());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
