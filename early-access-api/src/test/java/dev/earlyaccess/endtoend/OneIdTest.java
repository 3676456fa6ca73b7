package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The id of a request is in the log lines of all that follows from it. */
@WholeService
class OneIdTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.earlyaccess");
    private final Logger sending = (Logger) LoggerFactory.getLogger("dev.earlyaccess.sending");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getMDCPropertyMap().get("requestId") + " " + event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listens() {
        appender.start();
        logger.addAppender(appender);
        sending.setLevel(Level.DEBUG);
    }

    @AfterEach
    void listensNoMore() {
        logger.detachAppender(appender);
        sending.setLevel(null);
    }

    @Test
    void isInTheLinesOfRequestSweepAndMail() {
        client.asAdmin().post("/api/v1/admin/features", """
                {"name": "One id", "key": "one-id", "description": "Found again.",
                 "documentationUrl": "https://docs.example.com/one-id",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""").is(201);
        client.as("iris").put("/api/v1/features/one-id/enrollment").is(200);

        String id = client.asAdmin()
                .post("/api/v1/admin/features/one-id/transitions", "{\"to\": \"beta\"}")
                .is(201)
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        assertThat(lines).contains(id + " The launch of one-id begins");
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.forward(Duration.ofSeconds(1));
            assertThat(lines)
                    .anyMatch(line -> line.matches(id + " Launch \\d+ has enrolled 1 users and owes 1 mails"))
                    .anyMatch(line -> line.matches(id + " Delivery \\d+ \\(launch\\) was sent"));
        });
    }
}
