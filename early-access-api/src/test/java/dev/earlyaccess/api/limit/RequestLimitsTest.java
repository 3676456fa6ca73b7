package dev.earlyaccess.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {

    private long nanos;

    private final RequestLimits limits = new RequestLimits(new RequestLimitSettings(60, 30, 3, 0, 0), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void acceptAsManyAtOnceAsTheLimitSays() {
        assertThat(accepted(RequestLimit.WRITES, "ada", 100)).isEqualTo(60);
        assertThat(accepted(RequestLimit.WRONG_CREDENTIALS, "192.0.2.1", 100)).isEqualTo(30);
    }

    @Test
    void sayWhenToTryAgain() {
        accepted(RequestLimit.PUBLIC_WRITES, "192.0.2.1", 3);

        TooManyRequests refusal =
                limits.count(RequestLimit.PUBLIC_WRITES, "192.0.2.1").orElseThrow();
        assertThat(refusal.getMessage())
                .isEqualTo("The limit of 3 changes without a token from one network address per minute is reached. "
                        + "Try again in 20 seconds.");
        assertThat(refusal.facts()).containsEntry("retryAfterSeconds", 20L);

        pass(Duration.ofSeconds(20).minusNanos(1));
        TooManyRequests later =
                limits.count(RequestLimit.PUBLIC_WRITES, "192.0.2.1").orElseThrow();
        assertThat(later.getMessage()).endsWith("Try again in a second.");
        assertThat(later.facts()).containsEntry("retryAfterSeconds", 1L);
        pass(Duration.ofNanos(1));
        assertThat(accepted(RequestLimit.PUBLIC_WRITES, "192.0.2.1", 10)).isEqualTo(1);
    }

    @Test
    void acceptAllAgainAfterAMinute() {
        accepted(RequestLimit.WRITES, "ada", 100);
        pass(Duration.ofMinutes(1));

        assertThat(accepted(RequestLimit.WRITES, "ada", 100)).isEqualTo(60);
    }

    @Test
    void countEveryoneAndEverythingApart() {
        accepted(RequestLimit.WRITES, "ada", 100);

        assertThat(limits.count(RequestLimit.WRITES, "grace")).isEmpty();
        assertThat(limits.count(RequestLimit.PUBLIC_WRITES, "ada")).isEmpty();
    }

    @Test
    void areAbsentWhereTheyAre0() {
        assertThat(accepted(RequestLimit.READS, "ada", 10_000)).isEqualTo(10_000);
        assertThat(accepted(RequestLimit.API_KEY_REQUESTS, "api-key:Shop", 10_000))
                .isEqualTo(10_000);
        assertThatThrownBy(() -> new RequestLimitSettings(60, -1, 30, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetThoseWhoAreSeenLeastIfThereAreVeryMany() {
        accepted(RequestLimit.WRONG_CREDENTIALS, "attacker", 100);
        for (int other = 0; other < 300_000; other++) {
            limits.count(RequestLimit.WRONG_CREDENTIALS, "other " + other);
            if (other % 1_000 == 0) {
                assertThat(limits.count(RequestLimit.WRONG_CREDENTIALS, "attacker"))
                        .isPresent();
            }
        }

        assertThat(limits.remembered()).isLessThanOrEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "[2001:db8:1:2::1], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "0:0:0:0:0:0:0:1, 0000000000000000/64",
        "unknown, unknown",
        "a:b, a:b"
    })
    void takeANetworkOf64BitsForOneAddress(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }

    @Test
    void rememberNoLongTextThatAProxySends() {
        assertThat(ClientNetwork.of("x".repeat(10_000))).hasSize(100);
        assertThat(ClientNetwork.of(":".repeat(10_000))).hasSize(100);
    }

    private long accepted(RequestLimit limit, String who, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> limits.count(limit, who).isEmpty())
                .count();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
