package dev.earlyaccess.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a delivery that was claimed. */
public sealed interface Settlement {

    Claim claim();

    /** The mail server has taken it. */
    record Sent(Claim claim) implements Settlement {}

    /**
     * It can't be sent.
     *
     * @param unreachable the address, where it was that which the server refused
     */
    record Failed(Claim claim, String reason, @Nullable String unreachable) implements Settlement {}

    /** It did not go through; that counts as an attempt, and the next one is then. */
    record Retried(Claim claim, String reason, Instant at) implements Settlement {}

    /** It stays owed until then; that is no attempt. */
    record PutOff(Claim claim, Instant until) implements Settlement {}

    /**
     * It no longer held.
     *
     * @param version of the feature when that was judged
     */
    record Cancelled(Claim claim, long version, String reason) implements Settlement {}
}
