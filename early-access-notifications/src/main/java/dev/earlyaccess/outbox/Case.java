package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.mail.LetterId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that was read about a claimed delivery: what decides, and what the mail would say.
 *
 * @param version the feature's version when it was read; 0 where it does not matter
 * @param name the reader's
 * @param locale the reader's, a BCP 47 language tag
 */
public record Case(
        Claim claim,
        Circumstances circumstances,
        long version,
        Letter.Matter matter,
        @Nullable String name,
        @Nullable String locale) {

    /** The same, found to have nothing to tell any more. */
    public Case moot() {
        return new Case(claim, Circumstances.MOOT, version, matter, name, locale);
    }

    /** The mail. Only where the circumstances have an address. */
    public Letter letter() {
        return new Letter(
                claim.kind().template(),
                new Letter.Reader(Objects.requireNonNull(circumstances.address()), name, locale),
                matter,
                new LetterId(claim.id(), claim.token()));
    }
}
