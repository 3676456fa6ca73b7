package dev.earlyaccess.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A part of what {@code bench/fuzz} does. {@code -Dfuzz.seed} and {@code -Dfuzz.requests} set other numbers. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {

    private static final Logger log = LoggerFactory.getLogger(FuzzTest.class);

    private static final ApiDocument DOCUMENT = ApiDocument.read(Path.of("..", "docs", "openapi.json"));
    private static final int PATIENCE_MILLIS = 20_000;

    /** A line of the log, or one of a stack trace. */
    private static final Pattern LINE = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\S+ +(TRACE|DEBUG|INFO|WARN|ERROR) .*|\\s+(at|\\.\\.\\.) .*|\\s*(Suppressed: |Caused by: )?[\\w.$]+\\.\\w+(Exception|Error)\\b.*|");

    private final int port;
    private final LoggingSystem logging;

    FuzzTest(@LocalServerPort int port, LoggingSystem logging) {
        this.port = port;
        this.logging = logging;
    }

    @AfterEach
    void logAsUsual() {
        logging.setLogLevel("dev.earlyaccess", null);
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyResponseIsAsTheDocumentSays(CapturedOutput output) {
        logging.setLogLevel("dev.earlyaccess", LogLevel.DEBUG);
        Fuzz fuzz = new Fuzz(
                DOCUMENT,
                port,
                (user, claims) -> Tokens.with(user, ApiDocument.JSON.readValue("{" + claims + "}", Map.class)),
                List.of(Tokens.SECRET, ApiTest.OTHER_SECRET, ApiTest.PARTNER_SECRET),
                false,
                Long.getLong("fuzz.seed", 1),
                PATIENCE_MILLIS);
        FuzzReport report = fuzz.send(Long.getLong("fuzz.requests", 5_000), 2);

        String logged = output.getAll();
        log.info("Seed {}, by status {}", report.seed(), report.byStatus());
        assertThat(report.failures()).isEmpty();
        assertThat(logged)
                .doesNotContain(Credential.DOMAIN, "Bearer ey", " ERROR ")
                .doesNotContainPattern("ea_[A-Za-z0-9]{20}|eyJ[\\w-]{20}");
        assertThat(logged.split("\n")).allMatch(line -> LINE.matcher(line).matches());
    }
}
