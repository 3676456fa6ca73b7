package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.webhook.AttemptResult.Next;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRetriesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void finishesAMessageOnAnySuccess(int status) {
        assertThat(after(status, null, 1).next()).isEqualTo(Next.FINISH);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 301, 302, 304, 400, 401, 404, 409, 500})
    void retriesOnAnyOtherStatus(int status) {
        assertThat(after(status, null, 1))
                .isEqualTo(new AttemptResult(Next.RETRY, NOW.plusSeconds(5), null, error(status)));
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void waitsAsStandardWebhooksRecommends(int tries, Duration wait) {
        assertThat(WebhookRetries.after(tries, NOW, 0)).hasValue(NOW.plus(wait));
        assertThat(WebhookRetries.after(tries, NOW, 1)).hasValue(NOW.plus(wait).plus(wait.dividedBy(10)));
    }

    @Test
    void givesUpAfterTenAttempts() {
        assertThat(after(500, null, 9).next()).isEqualTo(Next.RETRY);
        assertThat(after(500, null, 10)).isEqualTo(new AttemptResult(Next.GIVE_UP, NOW, null, error(500)));
        assertThat(WebhookRetries.resultOf(new HttpOutcome.NoResponse("Away", Duration.ZERO), 10, NOW, 0)
                        .next())
                .isEqualTo(Next.GIVE_UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void restsWhileAReceiverIsOverloaded(int status) {
        assertThat(after(status, null, 1).restsUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(after(status, "90", 1))
                .isEqualTo(new AttemptResult(Next.RETRY, NOW.plusSeconds(90), NOW.plusSeconds(90), error(status)));
        assertThat(after(status, "90", 2))
                .isEqualTo(new AttemptResult(
                        Next.RETRY, NOW.plus(Duration.ofMinutes(5)), NOW.plusSeconds(90), error(status)));
        assertThat(after(status, "999999999", 1).restsUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(after(status, "soon", 1).restsUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void appliesRetryAfterToTheMessageOtherwise() {
        assertThat(after(500, "90", 1)).isEqualTo(new AttemptResult(Next.RETRY, NOW.plusSeconds(90), null, error(500)));
    }

    @Test
    void keepsTheMessageOfAReceiverThatIsGone() {
        assertThat(after(410, null, 10))
                .isEqualTo(new AttemptResult(
                        Next.DISABLE_ENDPOINT, NOW.plusSeconds(60), null, "The receiver responded with 410"));
    }

    private static String error(int status) {
        return status / 100 == 3
                ? "Redirects are not followed: give the webhook the new address"
                : "The receiver responded with " + status;
    }

    private static AttemptResult after(int status, @Nullable String retryAfter, int tries) {
        return WebhookRetries.resultOf(new HttpOutcome.Response(status, "", retryAfter, Duration.ZERO), tries, NOW, 0);
    }
}
