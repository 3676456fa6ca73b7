package dev.earlyaccess.shared;

import java.util.regex.Pattern;

/** Cleans text of strangers, so that it can be stored, shown and put into the header of a mail. */
public final class CleanText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final String REPLACEMENT = "\uFFFD";

    /** Invisible characters, and characters that change the text direction. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]");

    private CleanText() {}

    /** Several lines, each ended by a line feed. Tabs are kept, other control characters are left out. */
    public static String lines(String any) {
        String lines = any.replace("\r\n", "\n").replace('\r', '\n');
        return whole(CONTROL.matcher(lines).replaceAll(""));
    }

    /** Several lines without the space around them, at most {@code max} characters. */
    public static String lines(String any, int max) {
        return cut(lines(any).strip(), max);
    }

    /** One line; line ends and control characters become spaces. */
    public static String line(String any) {
        return whole(SPACE.matcher(any).replaceAll(" ")).strip();
    }

    /** One line of at most {@code max} characters. */
    public static String line(String any, int max) {
        return cut(line(any), max);
    }

    /** The text without characters that are invisible or turn the direction of what follows. */
    public static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    /** At most {@code max} characters (UTF-16), and never half of a character. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /** Whether a text holds neither control characters, line ends included, nor halves of characters. */
    public static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(character ->
                        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }

    /** A database stores no half of a surrogate pair. */
    private static String whole(String text) {
        return HALF.matcher(text).replaceAll(REPLACEMENT);
    }
}
