package dev.earlyaccess.recipient;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.MailType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a feature that a user has an enrollment in, which the outbox does not have.
 *
 * @param update the id of the update; null for a mail that is none
 * @param subject of an update that an admin wrote
 * @param eventAt when the update was posted, or the launch or the beta began
 * @param dueAt when the mail will be due; null if it will not
 */
public record UnsentMail(
        MailType type,
        FeatureKey feature,
        @Nullable Long update,
        @Nullable String subject,
        Instant eventAt,
        WhyNotSent reason,
        @Nullable Instant dueAt) {}
