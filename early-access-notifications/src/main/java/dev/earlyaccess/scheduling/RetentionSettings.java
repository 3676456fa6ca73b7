package dev.earlyaccess.scheduling;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long data is kept, each at least a day.
 *
 * @param feedback feedback that somebody has handled, since it arrived; null for ever
 * @param auditEntries entries of the audit trail
 * @param webhookMessages messages of webhooks that were delivered or given up
 * @param deliveries when and how mails were sent, since they were; null for ever
 */
@ConfigurationProperties("early-access.retention")
public record RetentionSettings(
        @Nullable Period feedback,
        @DefaultValue("P2Y") Period auditEntries,
        @DefaultValue("P30D") Period webhookMessages,
        @Nullable Period deliveries) {

    /** @throws IllegalArgumentException if one is shorter than a day */
    public RetentionSettings {
        Stream.of(
                        Optional.ofNullable(feedback),
                        Optional.of(auditEntries),
                        Optional.of(webhookMessages),
                        Optional.ofNullable(deliveries))
                .flatMap(Optional::stream)
                .filter(kept -> kept.isNegative() || kept.isZero())
                .findFirst()
                .ifPresent(kept -> {
                    throw new IllegalArgumentException(
                            "Every setting of early-access.retention must be at least a day, but one is " + kept);
                });
    }

    /** What is older than this may go; the beginning of time if all is kept. */
    public static Instant end(@Nullable Period kept, Instant now) {
        return kept == null
                ? Instant.EPOCH
                : now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
    }
}
