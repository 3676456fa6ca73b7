package dev.earlyaccess.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public class HandMovedClock extends Clock {

    public static final Instant MON_1_JUNE = Instant.parse("2026-06-01T09:00:00Z");

    private volatile Instant now = MON_1_JUNE;

    public void set(Instant instant) {
        now = instant;
    }

    public void forward(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
