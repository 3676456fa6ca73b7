package dev.earlyaccess.delivery;

import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.mail.LetterId;
import dev.earlyaccess.stage.Origin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that was read about a claimed delivery: what decides, and what the mail would say.
 *
 * @param version the feature's version when it was read
 */
record Case(
        Claim claim,
        Circumstances circumstances,
        long version,
        Letter.Topic topic,
        @Nullable String name,
        @Nullable String locale) {

    /** The mail. Only where the circumstances have an address. */
    Letter letter() {
        return new Letter(
                claim.kind().template(),
                new Letter.Reader(
                        claim.recipient(),
                        Objects.requireNonNull(circumstances.address()),
                        name,
                        locale,
                        Objects.requireNonNullElse(circumstances.reads().origin(), Origin.SELF)),
                topic,
                new LetterId(claim.id(), claim.token()));
    }
}
