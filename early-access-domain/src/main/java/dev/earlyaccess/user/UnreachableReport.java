package dev.earlyaccess.user;

import org.jspecify.annotations.Nullable;

/**
 * A report that an address does not exist.
 *
 * @param address in any spelling
 * @param text what the mail server said, as one line
 * @param code the enhanced status code (RFC 3463); null if there is none
 * @param delivery the id of the delivery that the report is about; null if it is unknown
 */
public record UnreachableReport(
        String address,
        String text,
        @Nullable String code,
        ReportSource source,
        @Nullable Long delivery) {}
