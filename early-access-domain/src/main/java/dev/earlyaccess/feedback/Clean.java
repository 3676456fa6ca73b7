package dev.earlyaccess.feedback;

import org.jspecify.annotations.Nullable;

/** Makes of whatever a mail held what can be stored and shown: no control characters, no halves of characters, bounded. */
final class Clean {

    private static final String HALF_OF_A_CHARACTER = "\uFFFD";

    private Clean() {}

    /** Several lines, which end with a line feed; tabs may stay. */
    static String lines(String text, int max) {
        String plain = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .replaceAll("\\p{Cs}", HALF_OF_A_CHARACTER);
        return cut(plain.strip(), max);
    }

    /** One line; null where there is nothing in it. */
    static @Nullable String line(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        String plain =
                cut(lines(text, Integer.MAX_VALUE).replaceAll("\\s+", " ").strip(), max);
        return plain.isEmpty() ? null : plain;
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
