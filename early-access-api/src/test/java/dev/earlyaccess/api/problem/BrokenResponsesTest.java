package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.DatabaseSwitch;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A long response whose database goes away. */
@ApiTest
class BrokenResponsesTest {

    private static final String ENROLLMENTS = "/api/v1/admin/features/dark-mode/enrollments/export";
    private static final String PERSONAL_DATA = "/api/v1/admin/users/ada/data";
    private static final int ROWS = 30_000;
    private static final Pattern ROW = Pattern.compile("row-0");
    private static final Pattern SIZE_OF_CHUNK = Pattern.compile("\r\n[0-9a-f]+\r\n");

    /** The end of a chunked response that is complete. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Api api;
    private final JdbcClient jdbc;
    private final DatabaseSwitch database;
    private final HikariDataSource pool;
    private final int port;

    BrokenResponsesTest(
            Api api, JdbcClient jdbc, DatabaseSwitch database, HikariDataSource pool, @LocalServerPort int port) {
        this.api = api;
        this.jdbc = jdbc;
        this.database = database;
        this.pool = pool;
        this.port = port;
    }

    @AfterEach
    void back() {
        database.on();
        pool.getHikariPoolMXBean().softEvictConnections();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.admin().get("/api/v1/admin/features").status() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void fileIsNotCompleteWithoutItsEnd(String type) throws IOException {
        api.feature("dark-mode", "beta");
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'row-' || lpad(n::text, 200, '0'), 1, 'opted-in', 'self', now() from generate_series(1, ?) n
                """).param(ROWS).update();

        breaksOffAfterItsBeginning(ENROLLMENTS, type);
    }

    @Test
    void jsonIsNotCompleteWithoutItsEnd() throws IOException {
        api.as("ada").get("/api/v1/features").is(200);
        jdbc.sql("""
                insert into delivery (recipient, occasion, kind, owed_at, due_at, last_error)
                select 'ada', 'update:' || n, 'update', now(), now(), 'row-' || lpad(n::text, 200, '0')
                from generate_series(1, ?) n
                """).param(ROWS).update();

        breaksOffAfterItsBeginning(PERSONAL_DATA, "application/json");
    }

    private void breaksOffAfterItsBeginning(String path, String type) throws IOException {
        String whole = response(path, type, () -> {});
        assertThat(whole).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThat(whole.endsWith(LAST_CHUNK)).isTrue();
        assertThat(rows(whole)).isEqualTo(ROWS);

        String broken = response(path, type, database::off);
        assertThat(broken).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThat(rows(broken)).isBetween(1L, ROWS - 1L);
        assertThat(broken.contains(LAST_CHUNK)).isFalse();
        assertThat(broken.contains("/problems/")).isFalse();
    }

    /**
     * All that arrives until the connection is closed. When the first byte has arrived, {@code meanwhile} runs: most of the
     * response is not yet written, because it is larger than the buffers of the connection.
     */
    private String response(String path, String type, Runnable meanwhile) throws IOException {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(2_000);
            client.connect(new InetSocketAddress("localhost", port));
            client.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                    .formatted(path, type, Tokens.of("grace", "ADMIN"))
                                    .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            received.write(client.getInputStream().read());
            meanwhile.run();
            try {
                client.getInputStream().transferTo(received);
            } catch (SocketException reset) {
                // A connection that is reset has ended, too.
            }
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    private static long rows(String response) {
        String body = SIZE_OF_CHUNK.matcher(response).replaceAll("");
        return ROW.matcher(body).results().count();
    }

    @Test
    void isAProblemBeforeItsBeginning() {
        api.as("ada").get("/api/v1/features").is(200);
        database.off();

        assertThat(new String[] {
                    ENROLLMENTS, "/api/v1/admin/feedback/export", "/api/v1/admin/deliveries/export", PERSONAL_DATA
                })
                .allSatisfy(path -> {
                    Response response = api.admin()
                            .get(path, "Accept", "text/csv, */*;q=0.1")
                            .is(Problem.UNAVAILABLE);
                    assertThat(response.header("retry-after")).isEqualTo("5");
                    assertThat(response.header("content-type")).isEqualTo("application/problem+json");
                });
    }
}
