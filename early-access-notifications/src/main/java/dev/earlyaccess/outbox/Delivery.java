package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.user.MailObstacle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient for one occasion, as the outbox has it.
 *
 * @param recipient a user id or a mail address, depending on the type
 * @param occasion why it is owed, as stored; no recipient is owed two mails for the same occasion
 * @param feature the key of the feature that it is about, if it is about one
 * @param reason why the recipient is owed no mail; null if the delivery was cancelled for another reason, and in
 *     every other status
 * @param attempts how often sending was tried since it was last owed
 * @param lastError the mail server's last error, or why the delivery no longer held
 * @param owedAt when it was first owed; null if it is so long ago that it is no longer known
 * @param dueAt the time of the next attempt, if it is still owed; null if {@code owedAt} is
 * @param settledAt when it was sent, failed or was cancelled; null while it is owed
 * @param messageId the value of the mail's Message-ID header
 */
public record Delivery(
        long id,
        MailType type,
        String recipient,
        String occasion,
        @Nullable String feature,
        DeliveryStatus status,
        @Nullable MailObstacle reason,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant owedAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        String messageId) {}
