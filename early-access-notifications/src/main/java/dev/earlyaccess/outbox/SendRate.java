package dev.earlyaccess.outbox;

import java.time.Duration;

/**
 * How many mails a second go out, from a count that fades: each mail counts one when it is sent and by and by less, so one
 * number on the launch's row says how fast it was in the last half minute or so.
 */
public final class SendRate {

    /** After so long a mail counts about a third (1/e). */
    static final int SECONDS = 10;

    private SendRate() {}

    /**
     * Mails per second.
     *
     * @param count the count as it was when the last mail was sent
     * @param age how long ago that was
     * @param begun how long ago the first mail was sent; then the count was nothing, and it has not had the time to fill
     */
    public static double perSecond(double count, Duration age, Duration begun) {
        return count * faded(age) / (SECONDS * (1 - faded(atLeastASecond(begun))));
    }

    private static double faded(Duration age) {
        return Math.exp(-Math.max(0, age.toMillis()) / 1000.0 / SECONDS);
    }

    private static Duration atLeastASecond(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
    }
}
