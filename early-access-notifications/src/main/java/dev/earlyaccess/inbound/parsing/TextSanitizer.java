package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.shared.CleanText;
import java.util.regex.Pattern;

/** Makes plain text from the text of a mail. */
final class TextSanitizer {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\u0085|\\u2028|\\u2029|\\f");

    private TextSanitizer() {}

    /** Text in lines that end with a line feed alone, without anything invisible. */
    static String text(String any) {
        String lines = LINE_END.matcher(any).replaceAll("\n").replace('\u00a0', ' ');
        return CleanText.lines(CleanText.visible(lines));
    }

    /** Text without the space around it, and no more than one blank line at a time. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        boolean blankBefore = true;
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            if (!line.isEmpty() || !blankBefore) {
                tidy.append(line).append('\n');
            }
            blankBefore = line.isEmpty();
        }
        return tidy.toString().strip();
    }

    /** One line of at most {@code max} characters. */
    static String line(String any, int max) {
        return CleanText.line(CleanText.visible(any), max);
    }
}
