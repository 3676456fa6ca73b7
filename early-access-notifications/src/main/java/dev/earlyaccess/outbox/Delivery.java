package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail of the ledger, and what became of it.
 *
 * @param recipient a user id, or a mail address for who need not be a user
 * @param occasion why it is owed; nobody is owed two mails for the same
 * @param feature the key of the feature that it is about, if it is about one
 * @param attempts how often it was tried since it was last owed
 * @param lastError what the mail server said last, or why the delivery no longer held
 * @param owedAt when it was first owed
 * @param dueAt when it is tried next, if it is still owed
 * @param settledAt when it became what it is; null while it is owed
 * @param messageId as the mail's header has it
 */
public record Delivery(
        long id,
        MailType type,
        String recipient,
        String occasion,
        @Nullable String feature,
        DeliveryStatus status,
        int attempts,
        @Nullable String lastError,
        Instant owedAt,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        String messageId) {}
