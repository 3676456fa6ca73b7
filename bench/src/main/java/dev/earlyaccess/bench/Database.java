package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A PostgreSQL for this run only, configured for a service of this size. Both sides of each ratio use it. */
final class Database implements AutoCloseable {

    /** Above all, commits wait for the disk, which the default of the embedded server does not do. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "shared_buffers", "512MB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "wal_compression", "on",
            "random_page_cost", "1.1",
            "effective_cache_size", "2GB");

    /** What the server logs, such as statements that took too long. */
    private static final Path LOG = Path.of("target", "bench", "database.log");

    private static final String FIRST = "postgres";

    private final EmbeddedPostgres server;
    private final String name;
    private Connection connection;

    Database() throws IOException, SQLException {
        this(start(), FIRST);
    }

    private Database(EmbeddedPostgres server, String name) throws SQLException {
        this.server = server;
        this.name = name;
        this.connection = connect(name);
    }

    private static EmbeddedPostgres start() throws IOException {
        Files.createDirectories(LOG.getParent());
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setOutputRedirector(ProcessBuilder.Redirect.to(LOG.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", database), "postgres", "postgres");
    }

    /** A database with the same content on the same server, which ends with this one. Nobody else may be connected. */
    Database copy(String copy) throws SQLException {
        connection.close();
        connection = connect("template1");
        run("create database %s template %s".formatted(copy, name));
        connection.close();
        connection = connect(name);
        return new Database(server, copy);
    }

    /** An empty database on the same server, which ends with this one. */
    Database empty(String empty) throws SQLException {
        run("create database " + empty);
        return new Database(server, empty);
    }

    String url() {
        return server.getJdbcUrl("postgres", name);
    }

    /** The address for clients other than those of Java. */
    String uri() {
        return "postgresql://postgres:postgres@localhost:%d/%s".formatted(server.getPort(), name);
    }

    void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        }
    }

    /** Runs these statements in one transaction. */
    void inOneTransaction(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        for (String sql : statements) {
            run(sql);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    boolean isTrue(String sql, Object... parameters) throws SQLException {
        return number(sql.replaceFirst("select ", "select case when ") + " then 1 else 0 end", parameters) == 1;
    }

    /** The first column of the only row; 0 for null. */
    double number(String sql, Object... parameters) throws SQLException {
        return numbers(sql, parameters).get(0);
    }

    /** The first column of every row. */
    List<Double> numbers(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Double> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getDouble(1));
            }
            return numbers;
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /**
     * Writes users {@code u0000001} and so on, whose tokens were issued at the given time. Those who are to be
     * unreachable have no address, a suppressed address, or want no mails: a third of them each.
     */
    void copyUsers(int count, Instant tokensIssued, Unreachable unreachable) throws SQLException {
        copy(
                "users (user_id, email, name, locale, token_issued_at, wants_launches)",
                count,
                i -> "%s\t%s\tUser %d\ten\t%s\t%s\n"
                        .formatted(
                                user(i),
                                unreachable.hasAddress(i) ? user(i) + "@example.com" : "\\N",
                                i,
                                tokensIssued,
                                unreachable.wantsMails(i)));
        copy(
                "suppressed_address (email, user_id, reason, suppressed_at)",
                count,
                i -> unreachable.isSuppressed(i)
                        ? "%1$s@example.com\t%1$s\t550 5.1.1 no such user\t%2$s\n".formatted(user(i), tokensIssued)
                        : "");
    }

    /** Makes the first {@code count} users subscribers of a concept. */
    void copySubscribers(String feature, int count, Instant since) throws SQLException {
        long id = (long) number("select id from feature where key = ?", feature);
        copy("enrollment (user_id, feature_id, status, origin, since)", count, i -> "%s\t%d\tinterested\tself\t%s\n"
                .formatted(user(i), id, since));
    }

    /**
     * Lets each of the users say something about five of the features. Each user's rows are in five places, as in a table that
     * has grown for years.
     */
    void enroll(int users, int features) throws SQLException {
        run("set session_replication_role = replica"); // checks no foreign key
        run("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'u' || lpad(u::text, 7, '0'), 1 + (u + k * %1$d / 5) %% %1$d,
                    (array['interested', 'opted-in', 'opted-out'])[1 + (u + k) %% 3], 'self', now()
                from generate_series(0, 4) k, generate_series(1, %2$d) u
                order by k, u
                """.formatted(features, users));
        run("reset session_replication_role");
        run("vacuum analyze");
        run("checkpoint");
    }

    static String user(int number) {
        return "u%07d".formatted(number);
    }

    /** Writes rows 1 to {@code count}, each in the format of {@code copy}. */
    void copy(String columns, int count, IntFunction<String> row) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin");
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append(row.apply(i));
            if (i % 1_000 == 0 || i == count) {
                byte[] bytes = rows.toString().getBytes(UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                rows.setLength(0);
            }
        }
        copy.endCopy();
    }

    @Override
    public void close() throws IOException {
        if (name.equals(FIRST)) {
            server.close();
        }
    }
}
