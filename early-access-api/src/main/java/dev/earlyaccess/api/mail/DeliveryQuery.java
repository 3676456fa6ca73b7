package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.outbox.DeliveryStatus;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters that select deliveries, of the list and of the export. */
record DeliveryQuery(
        @Parameter(description = "Only mails about this feature. Omit for all.") @Nullable
        FeatureKey feature,

        @Parameter(
                description =
                        "Only mails to this recipient: a user id, or the address of a member of the feedback group. Omit for all.",
                example = "ada")
        @PlainText
        @TextLength(max = 255)
        @Nullable
        String recipient,

        @Parameter(description = "Only these kinds of mail. Omit for all.") @Nullable
        Set<MailType> kind,

        @Parameter(description = "Only deliveries with these statuses. Omit for all.") @Nullable
        Set<DeliveryStatus> status) {

    Deliveries.Filter filter(Caller me, Features features) {
        me.requireSight(recipient);
        return new Deliveries.Filter(
                feature == null ? null : features.require(feature),
                recipient == null || recipient.isBlank() ? null : recipient,
                orAll(kind, MailType.class),
                orAll(status, DeliveryStatus.class));
    }

    private static <E extends Enum<E>> Set<E> orAll(@Nullable Set<E> some, Class<E> type) {
        return some == null || some.isEmpty() ? EnumSet.allOf(type) : some;
    }
}
