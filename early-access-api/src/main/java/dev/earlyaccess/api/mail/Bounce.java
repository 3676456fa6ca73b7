package dev.earlyaccess.api.mail;

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
        address = oneLine(address);
        reason = oneLine(reason);
        reason = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    }

    /** No known address holds a control character, and none of them can be stored. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]+", " ").strip();
    }
}
