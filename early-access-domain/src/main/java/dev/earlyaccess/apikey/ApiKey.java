package dev.earlyaccess.apikey;

import dev.earlyaccess.shared.CleanText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, apart from the key itself.
 *
 * @param id null if the key is in the settings
 * @param name the machine's name in histories; no two keys have the same
 * @param prefix the key's first characters; null if the key is in the settings, which have only its SHA-256
 * @param createdAt null if the key is in the settings
 * @param expiresAt null if the key does not expire
 * @param lastUsedAt a minute old or two; null if the key was never used
 */
public record ApiKey(
        @Nullable Long id,
        String name,
        ApiKeyRole role,
        @Nullable String prefix,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** The most characters that a name may have. */
    public static final int LONGEST_NAME = 100;

    /** What {@link #isName} wants, as the end of a sentence. */
    public static final String NAME_RULE =
            "1 to %d characters that can be seen, without space around them".formatted(LONGEST_NAME);

    /** Whether this can be a name: two names that look the same are the same. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST_NAME
                && CleanText.isPlain(text)
                && CleanText.line(CleanText.visible(text)).equals(text);
    }

    ApiKey lastUsed(@Nullable Instant at) {
        return new ApiKey(id, name, role, prefix, createdAt, expiresAt, at);
    }

    boolean hasExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }
}
