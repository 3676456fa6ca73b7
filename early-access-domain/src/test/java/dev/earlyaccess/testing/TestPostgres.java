package dev.earlyaccess.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Gives each application context under test a database of its own in one real PostgreSQL server: the oldest supported
 * version in a container where a Docker engine answers and has the images or can fetch them, else the newest as a child
 * process.
 */
public class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(TestPostgres.class);

    private static final AtomicInteger databases = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "test_" + databases.incrementAndGet();
        create(name);
        TestPropertyValues.of(
                        "spring.datasource.url=" + Server.RUNNING.url(name),
                        "spring.datasource.username=" + Server.RUNNING.user(),
                        "spring.datasource.password=" + Server.RUNNING.password())
                .applyTo(context);
    }

    private static void create(String database) {
        Server server = Server.RUNNING;
        try (var connection = DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException ex) {
            throw new IllegalStateException("No database for the test", ex);
        }
    }

    private record Server(String address, String user, String password) {

        static final Server RUNNING = start();

        static Server start() {
            quiet("org.testcontainers.dockerclient", LogLevel.OFF); // that no Docker engine answers is no error here
            quiet("io.zonky.test.db.postgres.embedded", LogLevel.WARN); // repeats all that the server says
            quiet("com.github.dockerjava.api.async", LogLevel.OFF); // logs the error that it also throws
            Server server = containerOrEmbedded();
            log.info("Tests run against PostgreSQL at {}", server.address);
            return server;
        }

        private static Server containerOrEmbedded() {
            try {
                return dockerAnswers() ? container() : embedded();
            } catch (ContainerFetchException ex) {
                log.warn(
                        "Docker cannot fetch an image, so tests use the embedded PostgreSQL: {}",
                        NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
                return embedded();
            }
        }

        private static void quiet(String logger, LogLevel level) {
            LoggingSystem.get(Server.class.getClassLoader()).setLogLevel(logger, level);
        }

        private static boolean dockerAnswers() {
            return DockerClientFactory.instance().isDockerAvailable();
        }

        @SuppressWarnings("resource") // lives as long as the tests do
        private static Server container() {
            PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:15");
            postgres.start();
            return new Server(
                    postgres.getHost() + ":" + postgres.getFirstMappedPort(),
                    postgres.getUsername(),
                    postgres.getPassword());
        }

        @SuppressWarnings("resource") // lives as long as the tests do
        private static Server embedded() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off") // what a crash would lose, nobody misses
                        .setServerConfig("full_page_writes", "off")
                        .start();
                return new Server("localhost:" + postgres.getPort(), "postgres", "postgres");
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

        String url(String database) {
            return "jdbc:postgresql://" + address + "/" + database;
        }
    }
}
