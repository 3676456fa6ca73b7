package dev.earlyaccess.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.OpenTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class PatientMigrationTest {

    @Autowired
    Flyway flyway;

    @Autowired
    DataSource pool;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @TempDir
    Path migrations;

    private Flyway next;

    @BeforeEach
    void writeTheNextMigration() throws IOException {
        jdbc.sql("create schema of_this_test create table in_use (id bigint)").update();
        Files.writeString(migrations.resolve("V1__next.sql"), "alter table in_use add note text;");
        next = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("filesystem:" + migrations)
                .schemas("of_this_test")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @AfterEach
    void dropTheTable() {
        jdbc.sql("drop schema of_this_test cascade").update();
    }

    @Test
    void othersGoFirstWhileATableIsInUse() {
        PatientMigration migration = new PatientMigration(20, Duration.ofMillis(100));
        CompletableFuture<Void> migrated;
        try (OpenTransaction reader = new OpenTransaction(transactions, jdbc, this::read)) {
            migrated = OpenTransaction.inBackground(() -> migration.migrate(next));
            reader.awaitSomebodyWaiting();

            CompletableFuture<Void> other = OpenTransaction.inBackground(this::read);

            other.orTimeout(2 * MigrationConfiguration.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            assertThat(migrated).isNotDone();
        }
        migrated.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(jdbc.sql("select count(note) from of_this_test.in_use")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void givesUpInTheEnd() {
        try (OpenTransaction reader = new OpenTransaction(transactions, jdbc, this::read)) {
            assertThatThrownBy(() -> new PatientMigration(1, Duration.ZERO).migrate(next))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("lock timeout");
        }
    }

    @Test
    void doesNotRepeatABrokenMigration() throws IOException {
        Files.writeString(migrations.resolve("V1__next.sql"), "alter table unknown add note text;");

        assertThatThrownBy(() -> new PatientMigration(20, Duration.ofMinutes(1)).migrate(next))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void leavesNothingBehindInThePool() {
        assertThat(flyway.getConfiguration().getDataSource()).isNotSameAs(pool);
        assertThat(jdbc.sql("show lock_timeout").query(String.class).single()).isEqualTo("0");
    }

    private void read() {
        jdbc.sql("select count(*) from of_this_test.in_use").query(Long.class).single();
    }
}
