package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that was read about a claimed delivery: what decides, and what the mail would say.
 *
 * @param version the feature's version when it was read; 0 where it does not matter
 * @param name the reader's
 * @param locale the reader's, a BCP 47 language tag
 */
public record DeliveryContext(
        ClaimedDelivery claim,
        Eligibility circumstances,
        long version,
        MailContent.MailModel matter,
        @Nullable String name,
        @Nullable String locale) {

    /** The same, found to have nothing to tell any more. */
    public DeliveryContext moot() {
        return new DeliveryContext(claim, Eligibility.MOOT, version, matter, name, locale);
    }

    /** The mail. Only where the circumstances have an address. */
    public MailContent letter() {
        return new MailContent(
                claim.kind().template(),
                new MailContent.Addressee(Objects.requireNonNull(circumstances.address()), name, locale),
                matter,
                new MailId(claim.id(), claim.token()));
    }
}
