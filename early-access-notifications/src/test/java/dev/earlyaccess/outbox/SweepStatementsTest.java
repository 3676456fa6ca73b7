package dev.earlyaccess.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the statements of sweeps must not contain, because a PostgreSQL that distributes users and enrollments
 * over several machines cannot run it, or would read all users for each page.
 */
class SweepStatementsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "earlyaccess");

    @ParameterizedTest
    @ValueSource(strings = {"launch/LaunchSweep", "launch/FeedbackSweep", "update/UpdateSweep", "outbox/Outbox"})
    void joinUsersOnlyWithTheirEnrollments(String type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));

        assertThat(source.replace("from enrollment e left join users u on u.user_id = e.user_id", ""))
                .doesNotContainPattern("join\\s+users")
                .doesNotContainPattern("(enrollment|users)[^;]*\\bfor update");
    }
}
