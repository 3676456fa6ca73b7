package dev.earlyaccess.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suppressed address.
 *
 * @param email in lower case
 * @param users the ids of users who get no mail there, at most 100; later users with the address do
 * @param text what the mail server said
 * @param code the enhanced status code (RFC 3463); null if there is none
 * @param source null if it was reported to an earlier version of the service
 * @param delivery the id of the delivery that the report is about; null if it is unknown
 */
public record Suppression(
        String email,
        List<UserId> users,
        String text,
        @Nullable String code,
        @Nullable ReportSource source,
        @Nullable Long delivery,
        Instant suppressedAt) {}
