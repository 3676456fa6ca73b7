package dev.earlyaccess.webhook;

import java.util.PrimitiveIterator;

/**
 * Escapes text of others for a message in Slack's mrkdwn. Escaped text can neither mention anybody nor link
 * under a false name, and a quotation can not be mistaken for our own text.
 */
final class Mrkdwn {

    private static final String MORE = "…";
    private static final String NEXT_LINE = "\n> ";

    private Mrkdwn() {}

    /**
     * A quotation.
     *
     * @param max the most characters, as Slack counts them
     */
    static String quoted(String text, int max) {
        return "> " + escaped(text, max - 2, NEXT_LINE);
    }

    /**
     * A single line.
     *
     * @param max the most characters, as Slack counts them
     */
    static String line(String text, int max) {
        return escaped(text, max, " ");
    }

    /** Never cuts through an escape or a character. */
    private static String escaped(String text, int max, String lineEnd) {
        StringBuilder escaped = new StringBuilder();
        PrimitiveIterator.OfInt characters = text.codePoints().iterator();
        while (characters.hasNext()) {
            String piece = escaped(characters.nextInt(), lineEnd);
            if (escaped.length() + piece.length() > max - MORE.length()) {
                return escaped + MORE;
            }
            escaped.append(piece);
        }
        return escaped.toString();
    }

    private static String escaped(int character, String lineEnd) {
        if (character == '\n' || character == '\u2028' || character == '\u2029') {
            return lineEnd;
        }
        if (changesDirection(character)) {
            return "";
        }
        if (Character.isISOControl(character)) {
            return " ";
        }
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }

    /** Whether it changes the direction of the text after it, which then reads as something else. */
    private static boolean changesDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }
}
