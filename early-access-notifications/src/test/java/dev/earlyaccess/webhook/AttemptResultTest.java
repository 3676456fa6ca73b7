package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptResultTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void takesEverySuccessForOne(int status) {
        assertThat(after(status, null, 1).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 301, 302, 304, 400, 401, 404, 409, 500})
    void takesNothingElseForASuccess(int status) {
        assertThat(after(status, null, 1))
                .isEqualTo(new AttemptResult(MessageStatus.WAITING, NOW.plusSeconds(5), null, false));
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void waitsAsStandardWebhooksRecommendsAndATenthLongerAtMost(int tries, Duration wait) {
        assertThat(RetrySchedule.after(tries, NOW, 0)).hasValue(NOW.plus(wait));
        assertThat(RetrySchedule.after(tries, NOW, 1)).hasValue(NOW.plus(wait).plus(wait.dividedBy(10)));
    }

    @Test
    void givesUpAfterTheTenthTime() {
        assertThat(after(500, null, 9).status()).isEqualTo(MessageStatus.WAITING);
        assertThat(after(500, null, 10)).isEqualTo(new AttemptResult(MessageStatus.FAILED, NOW, null, false));
        assertThat(AttemptResult.of(new HttpOutcome.Unanswered("Away", Duration.ZERO), 10, NOW, 0)
                        .status())
                .isEqualTo(MessageStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void leavesAloneWhoIsOverloaded(int status) {
        assertThat(after(status, null, 1).restsUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(after(status, "90", 1))
                .isEqualTo(new AttemptResult(MessageStatus.WAITING, NOW.plusSeconds(90), NOW.plusSeconds(90), false));
        assertThat(after(status, "90", 2))
                .isEqualTo(new AttemptResult(
                        MessageStatus.WAITING, NOW.plus(Duration.ofMinutes(5)), NOW.plusSeconds(90), false));
        assertThat(after(status, "999999999", 1).restsUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(after(status, "soon", 1).restsUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void heedsRetryAfterOfOthersForTheMessageAlone() {
        assertThat(after(500, "90", 1))
                .isEqualTo(new AttemptResult(MessageStatus.WAITING, NOW.plusSeconds(90), null, false));
    }

    @Test
    void keepsTheMessageOfOneThatIsGone() {
        assertThat(after(410, null, 10))
                .isEqualTo(new AttemptResult(MessageStatus.WAITING, NOW.plusSeconds(60), null, true));
    }

    private static AttemptResult after(int status, @Nullable String retryAfter, int tries) {
        return AttemptResult.of(new HttpOutcome.Answered(status, "", retryAfter, Duration.ZERO), tries, NOW, 0);
    }
}
