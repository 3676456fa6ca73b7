package dev.earlyaccess.bench;

import java.util.stream.IntStream;

/**
 * The users who get no mail, spread evenly over all users.
 *
 * @param percent of all users; 0 to 99
 */
record Unreachable(int percent) {

    private static final int HUNDRED = 100;
    private static final int REASONS = 3;

    boolean hasAddress(int user) {
        return !is(user) || reason(user) != 0;
    }

    boolean isSuppressed(int user) {
        return is(user) && reason(user) == 1;
    }

    boolean wantsMails(int user) {
        return !is(user) || reason(user) != 2;
    }

    /** How many of the first {@code users} users get mails. */
    int othersAmong(int users) {
        return (int) IntStream.rangeClosed(1, users).filter(user -> !is(user)).count();
    }

    private boolean is(int user) {
        return (long) user * percent % HUNDRED < percent;
    }

    /** The same for users next to each other, so that their number differs by one at most. */
    private int reason(int user) {
        return (int) ((long) user * percent / HUNDRED % REASONS);
    }
}
