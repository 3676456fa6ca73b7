package dev.earlyaccess.api.request;

import dev.earlyaccess.user.Profile;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which a user reads. */
public final class ReaderLanguage {

    private ReaderLanguage() {}

    /**
     * The locale in the user's token; otherwise the one that the request prefers. Null if there is neither.
     *
     * @param acceptLanguage the header of the request (RFC 9110, 12.5.4); ignored if it cannot be read
     */
    public static @Nullable String of(Profile user, @Nullable String acceptLanguage) {
        return user.locale() == null ? preferred(acceptLanguage) : user.locale();
    }

    /** The first language in such a header; null if it names none. */
    public static @Nullable String preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return null;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            String best = ranges.get(0).getRange();
            return best.contains("*") ? null : best;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
