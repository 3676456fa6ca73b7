package dev.earlyaccess.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class UpkeepTest {

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void foldsTheCountersOfTheDaysBeforeYesterday(@Autowired Task<Void> usageFoldingTask) {
        scene.beta();
        jdbc.sql("""
                insert into usage_count (feature_id, day, what, slot, number)
                select :feature, date '2026-06-01' + n, 'opt-in-self', slot, 10
                from generate_series(0, 3) n, generate_series(1, 2) slot
                """).param("feature", scene.feature().id()).update();
        scene.clock.set(Instant.parse("2026-06-04T00:00:00Z"));
        usageFoldingTask.execute(usageFoldingTask.instance("recurring"), null);

        assertThat(jdbc.sql("select day || ', ' || slot || ': ' || number from usage_count order by day, slot")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "2026-06-01, 0: 20",
                        "2026-06-02, 0: 20",
                        "2026-06-03, 1: 10",
                        "2026-06-03, 2: 10",
                        "2026-06-04, 1: 10",
                        "2026-06-04, 2: 10");
    }

    @Test
    void deletesEntriesOfTheAuditTrailAfterTwoYears(@Autowired Task<Void> retentionTask) {
        jdbc.sql("""
                insert into audit_entry (at, action, actor_key, people)
                select timestamptz '2026-06-01 09:00:00Z' + n * interval '1 second', 'feature-changed', 'ci', '{}'
                from generate_series(-1200, 1) n
                """).update();
        scene.clock.set(Instant.parse("2028-06-01T09:00:00Z"));
        retentionTask.execute(retentionTask.instance("recurring"), null);

        assertThat(jdbc.sql(
                                "select extract(epoch from at - timestamptz '2026-06-01 09:00:00Z')::int from audit_entry order by at")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1);
    }
}
