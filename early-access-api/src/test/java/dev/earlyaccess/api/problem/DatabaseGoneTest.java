package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.DatabaseSwitch;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.OpenTransaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** While the database is gone everything says so, and once it is back everything works again by itself. */
@ApiTest
class DatabaseGoneTest {

    private static final String ENROLLMENT = "/api/v1/features/dark-mode/enrollment";
    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private static final String TIMEOUTS =
            "select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')";

    private final Api api;
    private final DatabaseSwitch database;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private Caller machine;

    DatabaseGoneTest(
            Api api,
            DatabaseSwitch database,
            HikariDataSource pool,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.pool = pool;
        this.jdbc = jdbc;
        this.transactions = transactions;
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
        database.writable();
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

    @Test
    void isReadOnlyForAWhile() {
        Caller grace = api.withToken(Tokens.of("grace", "ADMIN"));
        database.readOnly();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> machine.get(DARK_MODE).status() == 200);

        api.as("somebody-new").get("/api/v1/features").is(200);
        api.as("ada").get("/api/v1/features/dark-mode").is(200);
        grace.get(DARK_MODE).is(200);
        grace.get(DARK_MODE + "/checklist").is(200);
        grace.get("/api/v1/admin/audit").is(200);
        for (Response response : List.of(
                api.as("ada").put(ENROLLMENT),
                grace.patch(DARK_MODE, "{\"name\": \"Night mode\"}"),
                grace.post("/api/v1/admin/features", "{\"name\": \"Other\"}"),
                grace.put(DARK_MODE + "/enrollments/alan", "{\"create\": true}"))) {
            assertThat(response.is(Problem.UNAVAILABLE).header("retry-after")).isEqualTo("5");
            assertThat(response.text("detail")).contains("read-only");
        }

        database.writable();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.as("ada").put(ENROLLMENT).status() == 200);
    }

    @Test
    void isLockedBySomebodyElse() {
        try (OpenTransaction maintenance = new OpenTransaction(
                transactions, jdbc, () -> jdbc.sql("lock table feature, users").update())) {
            long began = System.nanoTime();
            assertThat(allAtOnce()).allSatisfy(response -> {
                response.is(Problem.UNAVAILABLE);
                assertThat(response.header("retry-after")).isEqualTo("5");
            });
            assertThat(secondsSince(began)).isLessThan(6);

            // No backend is left behind that waits for the lock.
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);
            maintenance.commit();
        }
        assertThat(calls()).allSatisfy(call -> assertThat(call.get().status()).isIn(200, 201));
    }

    private int waiting() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                .query(Integer.class)
                .single();
    }

    /** As a machine that hangs: the connections stay open, and nothing comes back. */
    @Test
    void isStopped() throws IOException, InterruptedException {
        warmUp();
        List<Long> processes = processes();
        signal("-STOP", processes);
        try {
            long began = System.nanoTime();
            assertThat(allAtOnce()).allSatisfy(response -> response.is(Problem.UNAVAILABLE));
            assertThat(secondsSince(began)).isLessThan(6);
            api.anonymous().get("/actuator/health/liveness").is(200);
        } finally {
            signal("-CONT", processes);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> calls().get(0).get().status() == 200);
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** The server and its children, if it runs on this machine. */
    private List<Long> processes() {
        long backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        Optional<ProcessHandle> server = ProcessHandle.of(backend)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .flatMap(ProcessHandle::parent);
        assumeThat(server).as("a server on this machine").isPresent();
        return Stream.concat(server.stream(), server.stream().flatMap(ProcessHandle::children))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(process.toString()));
        new ProcessBuilder(command).start().waitFor();
    }

    @Test
    void knowsTimeoutsForOneTransactionOnly() {
        assertThat(timeouts()).isEqualTo("50s 20s");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            assertThat(timeouts()).isEqualTo("4s 3s");
            assertThat(jdbc.sql(TIMEOUTS).query(String.class).single()).isEqualTo("0 0");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private String timeouts() {
        return String.valueOf(transactions.<String>execute(
                status -> jdbc.sql(TIMEOUTS).query(String.class).single()));
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
