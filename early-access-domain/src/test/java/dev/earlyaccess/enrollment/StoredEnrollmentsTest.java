package dev.earlyaccess.enrollment;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class StoredEnrollmentsTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final int REQUESTS = 40;

    @Autowired
    private StoredEnrollments enrollments;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void beta() {
        FeatureMother.create(lifecycle, DARK_MODE, Stage.BETA);
    }

    @Test
    void belongToTheirUsers() {
        store("ada");

        assertThat(enrollments.of(new UserId("ada")).values())
                .containsExactly(new Enrollment(EnrollmentStatus.OPTED_IN, Origin.SELF, MON_1_JUNE));
        assertThat(enrollments.of(new UserId("bob"))).isEmpty();
    }

    @Test
    void showATransactionWhatItWroteItself() {
        transaction.executeWithoutResult(status -> {
            store("ada");
            assertThat(enrollments.of(new UserId("ada"))).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(enrollments.of(new UserId("ada"))).isEmpty();
    }

    /** A lock of the table keeps the first statements waiting, and everybody who comes then waits for the next ones. */
    @Test
    void areFoundForAllWhoWaitAtTheSameTime() {
        IntStream.range(0, REQUESTS).filter(n -> n % 2 == 0).forEach(n -> store("user-" + n));
        List<CompletableFuture<Map<Long, Enrollment>>> found;
        try (OpenTransaction lock = locked()) {
            found = requests();
            awaitWaiting(lock);
            assertThat(statementsWaiting()).isEqualTo(2);
        }

        for (int n = 0; n < REQUESTS; n++) {
            assertThat(found.get(n).orTimeout(30, SECONDS).join())
                    .as("user-" + n)
                    .hasSize(n % 2 == 0 ? 1 : 0);
        }
    }

    @Test
    void failForAllWhoShareAStatementThatFails() {
        List<CompletableFuture<Map<Long, Enrollment>>> found;
        try (OpenTransaction lock = locked()) {
            found = requests();
            awaitWaiting(lock);
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where " + WAITING)
                    .query()
                    .listOfRows();
            assertThatThrownBy(() -> CompletableFuture.anyOf(found.toArray(CompletableFuture[]::new))
                            .orTimeout(30, SECONDS)
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(DataAccessException.class);
        }

        assertThat(found).allSatisfy(one -> assertThat(
                        one.handle((rows, failure) -> rows != null || failure.getCause() instanceof DataAccessException)
                                .orTimeout(30, SECONDS)
                                .join())
                .isTrue());
        assertThat(enrollments.of(new UserId("ada"))).isEmpty();
    }

    @Test
    void areNotWaitedForWhileTheDatabaseDoesNotRespond() {
        try (OpenTransaction lock = locked()) {
            List<CompletableFuture<Map<Long, Enrollment>>> found = requests();
            awaitWaiting(lock);

            assertThatThrownBy(() -> CompletableFuture.anyOf(found.toArray(CompletableFuture[]::new))
                            .orTimeout(30, SECONDS)
                            .join())
                    .hasCauseInstanceOf(QueryTimeoutException.class);
        }

        assertThat(enrollments.of(new UserId("ada"))).isEmpty();
    }

    private static final String WAITING =
            "datname = current_database() and wait_event_type = 'Lock' and query like '%from enrollment where user_id = any%'";

    private OpenTransaction locked() {
        return new OpenTransaction(
                transaction, jdbc, () -> jdbc.sql("lock table enrollment").update());
    }

    private List<CompletableFuture<Map<Long, Enrollment>>> requests() {
        return IntStream.range(0, REQUESTS)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> enrollments.of(new UserId("user-" + n)), task -> new Thread(task, "request").start()))
                .toList();
    }

    private void awaitWaiting(OpenTransaction lock) {
        lock.awaitSomebodyWaiting();
        await().until(() -> statementsWaiting() == 2);
    }

    private int statementsWaiting() {
        return jdbc.sql("select count(*) from pg_stat_activity where " + WAITING)
                .query(Integer.class)
                .single();
    }

    private void store(String user) {
        StoredEnrollment.store(jdbc, DARK_MODE, new UserId(user), "opted-in", MON_1_JUNE);
    }
}
