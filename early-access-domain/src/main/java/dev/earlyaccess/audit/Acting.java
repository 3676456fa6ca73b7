package dev.earlyaccess.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, and from where.
 *
 * @param person null if a machine acts, or nobody who is known
 * @param key the name of the API key with which a machine acts; null if a person acts
 * @param ip the network address that the request came from; null if it did not come over HTTP
 */
public record Acting(
        @Nullable KnownPerson person,
        @Nullable String key,
        @Nullable String ip,
        @Nullable String requestId) {

    /** A person of whom no request is known, because the person wrote a mail. */
    public static Acting byMail(KnownPerson person) {
        return new Acting(person, null, null, null);
    }

    boolean isSomebody() {
        return person != null || key != null;
    }
}
