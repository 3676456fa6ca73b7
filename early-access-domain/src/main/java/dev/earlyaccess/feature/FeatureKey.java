package dev.earlyaccess.feature;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A feature's stable name in addresses and code: kebab-case, 1 to 64 characters, never changed, never reused. */
public record FeatureKey(String value) {

    /** What a key looks like; its length is bounded besides. No repeated group, which would need stack for each round. */
    public static final String PATTERN = "(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)";

    /** The longest that a key may be, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException if it is not kebab-case or too long */
    public FeatureKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A feature's key is kebab-case, like dark-mode, of at most " + MAX_LENGTH + " characters");
        }
    }

    /** Whether a key may be spelled so. */
    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
    }

    /**
     * The key that a feature of this name gets when nobody chose one: {@code "Modo Óscuro 2"} becomes
     * {@code modo-oscuro-2}.
     *
     * @throws IllegalArgumentException if the name holds no letter or digit of the Latin alphabet to make one from
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
