package dev.earlyaccess.outbox;

import java.time.Instant;

/**
 * A sender whose mails are paused, because too many of them went to addresses that do not exist.
 *
 * @param address the sender's, in lower case
 * @param reports how many mails went to such addresses when the pause began
 * @param mails of how many mails in a row: 1,000, or all, if there were fewer
 * @param withheld how many addresses have been reported and are not suppressed
 * @param lastReport what the mail server said at last
 */
public record PausedSender(
        String address, Instant pausedAt, int reports, int mails, long withheld, String lastReport) {}
