package dev.earlyaccess.mail;

/** Shortens texts that may be too long for a mail. */
public final class Excerpt {

    private Excerpt() {}

    /** The text; if it has more than {@code longest} characters, its beginning and an ellipsis. */
    public static String of(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
