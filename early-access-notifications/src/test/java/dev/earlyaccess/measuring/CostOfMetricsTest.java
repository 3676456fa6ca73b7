package dev.earlyaccess.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@NotificationTest
class CostOfMetricsTest {

    private static final int MANY = 60_000;

    @Autowired
    private Scene scene;

    @Autowired
    private List<MeterBinder> metrics;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void doesNotGrowWithTheTables() {
        scene.concept();
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || n, (select id from feature), case when n % 3 = 0 then 'opted-out' else 'opted-in' end,
                    'self', timestamptz '2026-06-01 09:00Z' from generate_series(1, :many) n
                """).param("many", MANY).update();
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, status, owed_at, due_at)
                select 'launch', 'user-' || n, 'launch:dark-mode', case when n % 2 = 0 then 'sent' else 'owed' end,
                    timestamptz '2026-06-01 08:00Z', timestamptz '2026-06-01 08:59Z'
                from generate_series(1, :many) n
                """).param("many", MANY).update();
        jdbc.sql("update feature set stage = 'beta'").update();
        jdbc.sql("analyze").update();
        metrics.forEach(metric -> metric.bindTo(registry));

        long read = transaction.execute(status -> {
            registry.getMeters().stream()
                    .filter(Gauge.class::isInstance)
                    .forEach(gauge -> assertThat(((Gauge) gauge).value()).isNotNaN());
            return jdbc.sql("""
                    select sum(pg_stat_get_xact_tuples_returned(oid)) from pg_class
                    where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
                    """).query(Long.class).single();
        });

        assertThat(read).as("rows of tables and entries of indexes").isBetween(1L, 100L);
        assertThat(gauge("early.access.enrollments", "status", "opted-in")).isCloseTo(40_000, within(2_000.0));
        assertThat(gauge("early.access.enrollments", "status", "opted-out")).isCloseTo(20_000, within(2_000.0));
        assertThat(gauge("early.access.deliveries", "state", "owed")).isCloseTo(30_000, within(2_000.0));
        assertThat(gauge("early.access.oldest.due", "kind", "launch")).isEqualTo(60);
    }

    @Test
    void smallTablesAreCounted() {
        scene.concept().optsIn(Scene.ADA);
        metrics.forEach(metric -> metric.bindTo(registry));

        assertThat(gauge("early.access.enrollments", "status", "interested")).isOne();
        assertThat(gauge("early.access.features", "stage", "concept")).isOne();
        assertThat(gauge("early.access.sweep.lag", "sweep", "launch")).isZero();
    }

    /** The sum over all other labels. */
    private double gauge(String name, String label, String value) {
        return registry.find(name).tag(label, value).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
