package dev.earlyaccess.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.Crowd;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RowsRead;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.shared.Timestamps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of any of these sweeps costs what its rows cost, also if PostgreSQL does not know the feature yet. */
@NotificationTest
class UpdatePlansTest {

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void readFewRows(UpdateKind kind) {
        scene.beta();
        Crowd.knownToTheStatistics(jdbc).enrolls("dark-mode", "opted-in");

        assertThat(RowsRead.in(RowsRead.by(jdbc, UpdateSweep.pageSql(kind))
                        .param("feature", scene.feature().id())
                        .param("after", "user-02000")
                        .param("until", "user-02500")
                        .param("postedAt", Timestamps.of(scene.clock.instant()))
                        .param("version", 1)
                        .param("occasion", "occasion:dark-mode")
                        .param("update", 1)
                        .param("now", Timestamps.of(scene.clock.instant()))))
                .isLessThan(500 * 30);
    }
}
