package dev.earlyaccess.sending;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.launch.LaunchProgress.LaunchMails;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What an operator runs after a backup was restored: see docs/several-instances.md. */
@NotificationTest
class RestoredBackupTest {

    private static final Path MARK_AS_SENT = Path.of("..", "deploy", "restore", "mark-as-sent.sql");

    @Autowired
    private Scene scene;

    @Autowired
    private Launches launches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void mailsOfTheServersLogAreNotSentAgain() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.sweptForLaunch();

        assertThat(markAsSent(
                        "<1." + tokenOf("launch", ADA.value()) + "@example.com>", "<of-another-service@example.com>"))
                .isEqualTo(1);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(GRACE));
        assertThat(launches.latest(scene.feature()).orElseThrow().mails()).isEqualTo(new LaunchMails(2, 2, 0));
    }

    private String tokenOf(String kind, String recipient) {
        return jdbc.sql("select message_token::text from delivery where kind = :kind and recipient = :recipient")
                .param("kind", kind)
                .param("recipient", recipient)
                .query(String.class)
                .single();
    }

    private Long markAsSent(String... messageIds) {
        return transactions.execute(status -> {
            jdbc.sql("create temp table told (message_id text) on commit drop").update();
            jdbc.sql("insert into told select unnest(:ids)")
                    .param("ids", messageIds)
                    .update();
            return jdbc.sql(markAsSent()).query(Long.class).single();
        });
    }

    private static String markAsSent() {
        try {
            return Files.readString(MARK_AS_SENT);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
