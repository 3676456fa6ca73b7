package dev.earlyaccess.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a small company has released in the last two months, so that every list and every chart shows something. Then a
 * beta begins as it does for everybody else, with mails.
 */
@Component
@Profile("local")
@ConditionalOnProperty("early-access.local.demo")
class DemoData implements ApplicationRunner {

    private final Resource history;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final FeedbackSettings feedback;
    private final FeatureLifecycle lifecycle;

    DemoData(
            @Value("classpath:dev/earlyaccess/local/demo-history.sql") Resource history,
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            FeedbackSettings feedback,
            FeatureLifecycle lifecycle) {
        this.history = history;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.feedback = feedback;
        this.lifecycle = lifecycle;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        String statements = history.getContentAsString(UTF_8);
        transaction.executeWithoutResult(status -> {
            jdbc.queryForObject(
                    "select set_config('early_access.demo_delay', ?, true)",
                    String.class,
                    feedback.delay().toString());
            jdbc.execute(statements);
        });
        lifecycle.move(
                new FeatureKey("dark-mode"),
                version -> true,
                new TransitionRequest(Stage.BETA, "The first version can be used.", false, true),
                new UserId("grace"));
    }
}
