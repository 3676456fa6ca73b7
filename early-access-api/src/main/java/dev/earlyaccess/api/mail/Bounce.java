package dev.earlyaccess.api.mail;

import dev.earlyaccess.shared.CleanText;

/**
 * A mail that bounced.
 *
 * @param address the address that the mail could not reach
 * @param permanent whether it is useless to try again
 * @param reason the words of the mail server, as one line
 */
record Bounce(String address, boolean permanent, String reason) {

    private static final int LONGEST_REASON = 1_000;

    Bounce {
        address = CleanText.line(address);
        reason = CleanText.line(reason, LONGEST_REASON);
    }
}
