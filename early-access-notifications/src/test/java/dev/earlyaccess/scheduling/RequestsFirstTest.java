package dev.earlyaccess.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With a clock that moves on only while somebody rests. */
class RequestsFirstTest {

    private long now;
    private long rested;
    private long lastRequest = -1;
    private final RequestsFirst requests = new RequestsFirst(() -> now, this::pause);

    private void pause(long nanos) {
        rested += nanos;
        pass(nanos);
    }

    private void pass(long nanos) {
        now += nanos;
        if (now <= lastRequest) {
            requests.requestArrived();
        }
    }

    @Test
    void doesNotRestWhileNobodyCalls() {
        assertThat(restAfter(Duration.ofMillis(40))).isZero();
        requests.requestArrived();
        now += Duration.ofSeconds(1).toNanos();

        assertThat(restAfter(Duration.ofMillis(40))).isZero();
    }

    @Test
    void restsSevenTimesTheStepWhileUsersCall() {
        lastRequest = Long.MAX_VALUE;

        assertThat(restAfter(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(280));
        assertThat(restAfter(Duration.ofNanos(300_000))).isEqualTo(Duration.ofNanos(2_100_000));
    }

    @Test
    void goesOnWhenUsersStopCalling() {
        lastRequest = Duration.ofSeconds(22).toNanos();

        assertThat(restAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(3));
    }

    private Duration restAfter(Duration step) {
        rested = 0;
        long begin = requests.begin();
        pass(step.toNanos());
        requests.restAfter(begin);
        return Duration.ofNanos(rested);
    }
}
