package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.DatabaseSwitch;
import dev.earlyaccess.apitest.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the database is gone everything says so, and once it is back everything works again by itself. */
@ApiTest
class DatabaseGoneTest {

    private static final String ENROLLMENT = "/api/v1/features/dark-mode/enrollment";
    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private final Api api;
    private final DatabaseSwitch database;
    private final HikariDataSource pool;
    private Caller machine;

    DatabaseGoneTest(Api api, DatabaseSwitch database, HikariDataSource pool) {
        this.pool = pool;
        this.api = api;
        this.database = database;
    }

    @BeforeEach
    void concept() {
        api.feature("dark-mode");
        machine = api.machine("viewer");
    }

    @AfterEach
    void back() {
        database.on();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void respondsWith503AndRecovers() {
        database.off();

        assertThat(allAtOnce()).hasSize(15).allSatisfy(response -> {
            response.is(Problem.UNAVAILABLE);
            assertThat(response.header("retry-after")).isEqualTo("5");
            assertThat(response.text("retryAfterSeconds")).isEqualTo("5");
            assertThat(response.body()).doesNotContain("jdbc", "FATAL", "Hikari");
        });
        api.anonymous().get("/api/v1/features").is(Problem.UNAUTHENTICATED);
        api.anonymous().get("/actuator/health/liveness").is(200);
        assertThat(api.anonymous().get("/actuator/health").is(503).text("status"))
                .isEqualTo("DOWN");

        database.on();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> calls().get(0).get().status() == 200);
        assertThat(calls()).allSatisfy(call -> assertThat(call.get().status()).isIn(200, 201));
        api.anonymous().get("/actuator/health").is(200);
    }

    /** The pool hands out a connection that was used a moment ago without asking whether it still lives. */
    @Test
    void treatsALostConnectionAsUnavailable() {
        for (int call = 0; call < calls().size(); call++) {
            warmUp();
            database.interrupt();
            Response response = calls().get(call).get();

            assertThat(response.status()).as(response.body()).isIn(200, 201, 503);
            if (response.status() == 503) {
                response.is(Problem.UNAVAILABLE);
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> calls().get(0).get().status() == 200);
    }

    /** The pool gives out its connections in turn: this uses each of them. */
    private void warmUp() {
        for (int i = 0; i < 12; i++) {
            api.as("ada").get("/api/v1/features");
        }
    }

    private List<Response> allAtOnce() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Response>> answers = calls().stream()
                    .map(call -> CompletableFuture.supplyAsync(call, threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private List<Supplier<Response>> calls() {
        return List.of(
                () -> api.as("ada").get("/api/v1/features"),
                () -> api.as("ada").get("/api/v1/features/dark-mode"),
                () -> api.as("ada").put(ENROLLMENT),
                () -> api.as("ada").delete(ENROLLMENT),
                () -> api.admin().get("/api/v1/admin/features"),
                () -> api.admin().get(DARK_MODE),
                () -> api.admin().post("/api/v1/admin/features", "{\"name\": \"F%d\"}".formatted(System.nanoTime())),
                () -> api.admin().patch(DARK_MODE, "{\"name\": \"N%d\"}".formatted(System.nanoTime())),
                () -> api.admin().get(DARK_MODE + "/transitions"),
                () -> machine.get(DARK_MODE),
                () -> api.admin().get(DARK_MODE + "/checklist"),
                () -> api.recordItem("dark-mode", "announcement", "Sent %d.".formatted(System.nanoTime())),
                () -> api.admin().get(DARK_MODE + "/enrollments"),
                () -> api.admin().put(DARK_MODE + "/enrollments/alan", "{\"create\": true}"),
                () -> api.admin().post(DARK_MODE + "/transitions", "{\"to\": \"beta\"}"));
    }
}
