package dev.earlyaccess.outbox;

import java.time.Duration;

/**
 * The number of mails per second, from an exponentially decaying count: a mail counts as one when it is sent,
 * and less and less afterwards. So one number in the launch's row tells the rate of about the last half
 * minute.
 */
public final class SendRate {

    /** The time after which a mail counts as 1/e. */
    static final int SECONDS = 10;

    private SendRate() {}

    /**
     * Mails per second.
     *
     * @param count the count at the time of the last mail
     * @param age how long ago the last mail was sent
     * @param begun how long ago the first mail was sent; shortly after it, the count is still too low
     */
    public static double perSecond(double count, Duration age, Duration begun) {
        return count * decayed(age) / (SECONDS * (1 - decayed(atLeastASecond(begun))));
    }

    private static double decayed(Duration age) {
        return Math.exp(-Math.max(0, age.toMillis()) / 1000.0 / SECONDS);
    }

    private static Duration atLeastASecond(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
    }
}
