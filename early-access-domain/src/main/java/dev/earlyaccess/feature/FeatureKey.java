package dev.earlyaccess.feature;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A feature's stable name in addresses and code: kebab-case, 1 to 64 characters, never changed, never reused.
 */
public record FeatureKey(String value) {

    /**
     * The form of a key. The pattern has no repeated group, because a repeated group needs stack for each
     * repetition.
     */
    public static final String PATTERN = "(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)";

    /** The maximum length of a key, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException if it is not kebab-case or too long */
    public FeatureKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A feature's key is kebab-case, like dark-mode, of at most " + MAX_LENGTH + " characters");
        }
    }

    /** Whether this is a possible key. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
    }

    /**
     * The default key of a feature with this name: {@code "Modo Óscuro 2"} becomes
     * {@code modo-oscuro-2}.
     *
     * @throws IllegalArgumentException if the name holds no letter or digit of the Latin alphabet to make one
     *     from
     */
    public static FeatureKey slugOf(String name) {
        String words = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = words.replaceAll("^-", "");
        return new FeatureKey(
                cut.substring(0, Math.min(cut.length(), MAX_LENGTH)).replaceAll("-$", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
