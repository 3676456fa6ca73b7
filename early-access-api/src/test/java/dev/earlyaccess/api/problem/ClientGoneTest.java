package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client that hangs up while a long response is written. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ClientGoneTest {

    private final FeedbackInbox inbox;
    private final LoggingSystem logging;
    private final int port;

    ClientGoneTest(FeedbackInbox inbox, LoggingSystem logging, @LocalServerPort int port) {
        this.inbox = inbox;
        this.logging = logging;
        this.port = port;
    }

    @Test
    void isOneLineAtDebugAndNothingElse(CapturedOutput output) throws IOException {
        for (int n = 0; n < 60; n++) {
            inbox.receive(
                    NewFeedback.byMail(FeedbackSource.MAIL, "ada@example.com", null, null, n + "word ".repeat(20_000)),
                    HandMovedClock.MON_1_JUNE);
        }
        logging.setLogLevel(ProblemAdvice.class.getName(), LogLevel.DEBUG);
        try {
            hangUp();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(output.getAll()).contains("The client closed the connection"));
        } finally {
            logging.setLogLevel(ProblemAdvice.class.getName(), null);
        }
        assertThat(output.getAll()).doesNotContain("ERROR", "WARN", "\tat ");
    }

    private void hangUp() throws IOException {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(2_000);
            client.connect(new java.net.InetSocketAddress("localhost", port));
            client.getOutputStream()
                    .write(
                            "GET /api/v1/admin/feedback?limit=200 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(Tokens.of("grace", "ADMIN"))
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            client.setSoLinger(true, 0); // closes without waiting for what was not read
        }
    }
}
