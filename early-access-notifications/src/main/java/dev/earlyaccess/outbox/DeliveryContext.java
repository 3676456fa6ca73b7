package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was loaded about a claimed delivery: what decides whether it still holds, and what the mail
 * would say.
 *
 * @param featureVersion the feature's version when it was loaded; 0 where the mail is not for enrolled users
 * @param name the reader's
 * @param locale the reader's, a BCP 47 language tag
 */
public record DeliveryContext(
        ClaimedDelivery delivery,
        Eligibility eligibility,
        long featureVersion,
        MailContent.MailModel model,
        @Nullable String name,
        @Nullable String locale) {

    /** The same, with nothing left to report. */
    public DeliveryContext withoutContent() {
        return new DeliveryContext(delivery, Eligibility.NO_CONTENT, featureVersion, model, name, locale);
    }

    /** The content of the mail. Requires an address. */
    public MailContent content() {
        return new MailContent(
                delivery.type(),
                new MailContent.Addressee(Objects.requireNonNull(eligibility.address()), name, locale),
                model,
                delivery.mailId());
    }
}
