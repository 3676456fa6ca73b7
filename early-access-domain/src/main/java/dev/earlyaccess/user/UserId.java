package dev.earlyaccess.user;

import dev.earlyaccess.audit.AuditFilter;
import dev.earlyaccess.shared.CleanText;

/**
 * A user's id, the {@code sub} of the user's tokens: 1 to 255 characters, none of them a control character.
 */
public record UserId(String value) {

    /** How the ids begin under which histories name API keys; no user has such an id. */
    public static final String OF_API_KEYS = AuditFilter.API_KEY;

    private static final int MAX_LENGTH = 255;

    /** @throws IllegalArgumentException if it is empty, too long or holds a control character */
    public UserId {
        if (!isStorable(value)) {
            throw new IllegalArgumentException("A user id has 1 to 255 characters, none of them a control character");
        }
    }

    /**
     * Whether this is a possible user id. One of dots alone is none, because browsers and proxies leave it out of a
     * path, and neither is one that looks like an API key's; users of earlier versions may still have one.
     */
    public static boolean isValid(String value) {
        return isStorable(value)
                && !value.chars().allMatch(character -> character == '.')
                && !value.startsWith(OF_API_KEYS);
    }

    /** Whether this was a possible user id in any version: the cursor of a list may stand for such a user. */
    public static boolean isStorable(String value) {
        return !value.isBlank() && value.codePointCount(0, value.length()) <= MAX_LENGTH && CleanText.isPlain(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
