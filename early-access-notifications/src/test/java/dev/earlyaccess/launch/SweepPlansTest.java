package dev.earlyaccess.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.Crowd;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RowsRead;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.shared.Timestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of a sweep costs what its rows cost, also if PostgreSQL does not know the feature yet. */
@NotificationTest
class SweepPlansTest {

    /** Some ten steps, each of which reads each row of the page once or twice. */
    private static final long PER_ROW = 30;

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    private Crowd crowd;

    @BeforeEach
    void statisticsOfAnotherFeature() {
        scene.beta();
        crowd = Crowd.knownToTheStatistics(jdbc);
    }

    @Test
    void readFewRowsToOweFeedbackRequests() {
        crowd.enrolls("dark-mode", "opted-in");

        assertThat(RowsRead.in(RowsRead.by(jdbc, FeedbackSweep.PAGE_SQL)
                        .param("feature", scene.feature().id())
                        .param("begunBy", Timestamps.of(scene.clock.instant()))
                        .param("now", Timestamps.of(scene.clock.instant()))))
                .isLessThan(1_000 * PER_ROW);
    }

    @Test
    void readFewRowsToOweLaunchMails() {
        crowd.enrolls("dark-mode", "interested");

        assertThat(RowsRead.in(RowsRead.by(jdbc, LaunchSweep.PAGE_SQL)
                        .param("feature", scene.feature().id())
                        .param("launch", 1)
                        .param("occasion", "launch:dark-mode")
                        .param("after", "")
                        .param("until", "user-00500")
                        .param("now", Timestamps.of(scene.clock.instant()))))
                .isLessThan(500 * PER_ROW);
    }

    @Test
    void beginWithStatisticsOfTheEnrollmentsAsTheyAre() {
        crowd.enrolls("dark-mode", "interested");
        scene.sweptForLaunch();

        assertThat(estimatedEnrollments()).isEqualTo(2 * Crowd.USERS);
    }

    private long estimatedEnrollments() {
        return jdbc.sql("select reltuples from pg_class where oid = 'enrollment'::regclass")
                .query(Long.class)
                .single();
    }
}
