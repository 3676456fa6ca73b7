package dev.earlyaccess.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A part of what {@code bench/fuzz} does. {@code -Dfuzz.seed} and {@code -Dfuzz.requests} set other numbers. */
@ApiTest
class FuzzTest {

    private static final Logger log = LoggerFactory.getLogger(FuzzTest.class);

    private static final ApiDocument DOCUMENT = ApiDocument.read(Path.of("..", "docs", "openapi.json"));
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    FuzzTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyResponseIsAsTheDocumentSays() {
        Fuzz fuzz = new Fuzz(
                DOCUMENT,
                port,
                (user, claims) -> Tokens.with(user, ApiDocument.JSON.readValue("{" + claims + "}", Map.class)),
                List.of(Tokens.SECRET, ApiTest.OTHER_SECRET, ApiTest.PARTNER_SECRET),
                false,
                Long.getLong("fuzz.seed", 1),
                PATIENCE_MILLIS);
        FuzzReport report = fuzz.send(Long.getLong("fuzz.requests", 6_000), 2);

        log.info("{}", report.summary());
        assertThat(report.failures()).isEmpty();
    }
}
