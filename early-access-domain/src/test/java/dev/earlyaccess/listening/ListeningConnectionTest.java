package dev.earlyaccess.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ListeningConnectionTest {

    private static final String CHANNEL = "Channel of a test";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<ListeningConnection> started = new ArrayList<>();

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void stop() {
        started.forEach(ListeningConnection::stop);
    }

    @Test
    void callsEveryListenerOfTheChannelOnEveryInstance() {
        listening(new Recorder("first", CHANNEL), new Recorder("other", "other"), new Recorder("second", CHANNEL));
        listening(new Recorder("elsewhere", CHANNEL));
        awaitHeard("first +", "other +", "second +", "elsewhere +");
        heard.clear();

        notify(CHANNEL, "dark-mode");

        awaitHeard("first dark-mode", "second dark-mode", "elsewhere dark-mode");
        assertThat(heard).hasSize(3).containsSubsequence("first dark-mode", "second dark-mode");
    }

    @Test
    void connectsAgainAndSaysSo() {
        listening(new Recorder("it", CHANNEL));
        awaitHeard("it +");

        terminateConnections();

        await().atMost(Duration.ofSeconds(5)).until(() -> heard.equals(List.of("it +", "it -", "it +")));
        notify(CHANNEL, "");
        awaitHeard("it ");
    }

    @Test
    void listensAnewAfterAListenerFailed() {
        listening(new Recorder("it", CHANNEL) {
            @Override
            public void notified(String payload) {
                if (payload.equals("bad")) {
                    throw new IllegalStateException("as the test wants it");
                }
                super.notified(payload);
            }
        });
        awaitHeard("it +");

        notify(CHANNEL, "bad");
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.equals(List.of("it +", "it -", "it +")));
        notify(CHANNEL, "good");

        awaitHeard("it good");
    }

    @Test
    void hearsWhatIsSaidLaterToo() {
        listening(new Recorder("it", CHANNEL));
        awaitHeard("it +");

        await().pollDelay(Duration.ofMillis(1200)).until(() -> true); // until it has asked the server
        notify(CHANNEL, "late");

        awaitHeard("it late");
        assertThat(heard).containsExactly("it +", "it late");
    }

    @Test
    void stopsAtOnceAndStartsAgain() {
        ListeningConnection connection = listening(new Recorder("it", CHANNEL));
        awaitHeard("it +");

        long before = System.nanoTime();
        connection.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(heard).containsExactly("it +", "it -");

        connection.start();
        await().until(() -> heard.equals(List.of("it +", "it -", "it +")));
    }

    @Test
    void keepsTryingWhereNobodyResponds() throws SQLException {
        DirectDatabase nobody =
                new DirectDatabase(dataSource, new ListenSettings("jdbc:postgresql://127.0.0.1:1/nobody"));
        ListeningConnection connection =
                new ListeningConnection(nobody, dataSource, List.of(new Recorder("it", CHANNEL)));
        started.add(connection);

        connection.start();

        await().pollDelay(Duration.ofMillis(1500)).until(connection::isRunning);
        assertThat(heard).isEmpty();
    }

    /** Another database accepts LISTEN like a pooler, and tells nothing either. */
    @Test
    void isNotConnectedWhereNothingArrives() throws SQLException {
        String url;
        try (Connection connection = dataSource.getConnection()) {
            url = connection.getMetaData().getURL().replaceFirst("/[^/]+$", "/postgres");
        }
        DirectDatabase elsewhere = new DirectDatabase(dataSource, new ListenSettings(url));
        ListeningConnection connection =
                new ListeningConnection(elsewhere, dataSource, List.of(new Recorder("it", CHANNEL)));
        started.add(connection);

        connection.start();

        await().pollDelay(Duration.ofMillis(1500)).until(connection::isRunning);
        assertThat(heard).isEmpty();
    }

    private ListeningConnection listening(ChannelListener... listeners) {
        try {
            ListeningConnection connection = new ListeningConnection(
                    new DirectDatabase(dataSource, new ListenSettings(null)), dataSource, List.of(listeners));
            started.add(connection);
            connection.start();
            return connection;
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private void awaitHeard(String... words) {
        await().until(() -> heard.containsAll(List.of(words)));
    }

    private void notify(String channel, String payload) {
        jdbc.sql("select pg_notify(:channel, :payload)")
                .param("channel", channel)
                .param("payload", payload)
                .query()
                .listOfRows();
    }

    private void terminateConnections() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = :name and datname = current_database()
                """).param("name", ListeningConnection.NAME).query().listOfRows();
    }

    /** Notes what it is told: + when connected, - when disconnected, and each payload. */
    private class Recorder implements ChannelListener {

        private final String name;
        private final String channel;

        Recorder(String name, String channel) {
            this.name = name;
            this.channel = channel;
        }

        @Override
        public String channel() {
            return channel;
        }

        @Override
        public void notified(String payload) {
            heard.add(name + " " + payload);
        }

        @Override
        public void connected() {
            heard.add(name + " +");
        }

        @Override
        public void disconnected() {
            heard.add(name + " -");
        }
    }
}
