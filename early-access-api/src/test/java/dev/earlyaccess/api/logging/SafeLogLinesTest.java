package dev.earlyaccess.api.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class SafeLogLinesTest {

    private static final String FORGED = "2026-11-26T10:00:00.000Z ERROR 1 --- [main] root : Forged";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    private final LoggerContext context = new LoggerContext();

    @Test
    void noMessageBeginsALineOfItsOwn() {
        for (String end : List.of(
                "\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\u0000", "\u001b[2K", "\u202e")) {
            assertThat(logged("Unknown key {}", null, "x" + end + FORGED).chars())
                    .as("after U+%04x", (int) end.charAt(0))
                    .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\u202e');
        }
        assertThat(logged("Unknown key {}", null, "x\n" + FORGED)).isEqualTo("Unknown key x\\n" + FORGED);
    }

    @Test
    void noExceptionBeginsALineOfItsOwn() {
        Exception cause = new IllegalStateException("cause\n" + FORGED);
        Exception failure = new IllegalArgumentException("failure\r\n" + FORGED, cause);
        failure.addSuppressed(new IllegalStateException("suppressed\u2028" + FORGED));

        assertThat(logged("Failed", failure).split("\\R"))
                .noneMatch(line -> line.startsWith("2026"))
                .anyMatch(line -> line.contains("failure\\r\\n" + FORGED))
                .anyMatch(line -> line.contains("cause\\n" + FORGED))
                .anyMatch(line -> line.contains("suppressed\\u2028" + FORGED))
                .anyMatch(line -> line.contains("\tat dev.earlyaccess.api.logging"));
    }

    @Test
    void namesNobodyAndOpensNothing() {
        assertThat(logged(
                        "{} with {} and {}",
                        null,
                        "550 <ada.l@example.com>: unknown",
                        TOKEN,
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isEqualTo("550 <<address>>: unknown with <token> and whsec_<key>");
        assertThat(logged(
                        "Failed", new IllegalStateException("Key (email)=(ö.l@exämple.de), ea_0123456789abcdefghijk")))
                .contains("Key (email)=(<address>), ea_<key>")
                .doesNotContain("exämple.de", "0123456789");
    }

    @Test
    void leavesOtherTextsAsTheyAre() {
        assertThat(logged("{}", null, "Größe\t名前 🙂 dev.earlyaccess.Feature@1f2e3d ea_x https://a.example/@x"))
                .isEqualTo("Größe\t名前 🙂 dev.earlyaccess.Feature@1f2e3d ea_x https://a.example/@x");
    }

    @Test
    void aLongWordTakesNoTime() {
        String words = "x".repeat(100_000) + " @ " + "eyJ-".repeat(25_000) + " " + "eyJ-".repeat(25_000) + ".x";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> LogText.line(words)))
                .isEqualTo(words);
        assertThat(LogText.line("x-" + TOKEN + ", x." + TOKEN + ", " + "x".repeat(500) + "@example.com"))
                .isEqualTo("x-<token>, x.<token>, <address>");
    }

    @Test
    void structuredLogsNameNobodyEither() {
        JsonWriter<Object> writer = JsonWriter.of(members -> {
            members.add("message", "To ada@example.com\n" + FORGED);
            new StructuredLogSecrets().customize(members);
        });

        assertThat(writer.writeToString("")).isEqualTo("{\"message\":\"To <address>\\n" + FORGED + "\"}");
    }

    private String logged(String message, @Nullable Throwable failure, Object... arguments) {
        SafeLogLines.install();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%m%safeEx");
        layout.start();
        return layout.doLayout(new LoggingEvent(
                SafeLogLinesTest.class.getName(), context.getLogger("any"), Level.INFO, message, failure, arguments));
    }
}
