package dev.earlyaccess.webhook;

import java.util.PrimitiveIterator;

/**
 * Makes of what anybody may have written a part of a message in Slack's mrkdwn. With {@code &}, {@code <} and {@code >}
 * escaped it can neither mention nor link under a false name; as a quotation it can't look like ours.
 */
final class Mrkdwn {

    private static final String MORE = "…";
    private static final String NEXT_LINE = "\n> ";

    private Mrkdwn() {}

    /** A quotation, of at most so many characters as Slack counts them. */
    static String quoted(String text, int max) {
        return "> " + escaped(text, max - 2, NEXT_LINE);
    }

    /** One line of at most so many characters. */
    static String line(String text, int max) {
        return escaped(text, max, " ");
    }

    /** Ends before an escape or a character that does not fit as a whole. */
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
        if (turnsText(character)) {
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

    /** Whether it turns the direction of what follows, so that it reads as something else. */
    private static boolean turnsText(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }
}
