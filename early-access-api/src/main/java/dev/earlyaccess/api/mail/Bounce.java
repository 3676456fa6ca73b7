package dev.earlyaccess.api.mail;

import dev.earlyaccess.shared.CleanText;

/**
 * A mail that came back.
 *
 * @param address whom it could not reach
 * @param permanent whether trying again is of no use
 * @param reason what the mail server said, as one line
 */
record Bounce(String address, boolean permanent, String reason) {

    private static final int LONGEST_REASON = 1_000;

    Bounce {
        address = CleanText.line(address);
        reason = CleanText.line(reason, LONGEST_REASON);
    }
}
