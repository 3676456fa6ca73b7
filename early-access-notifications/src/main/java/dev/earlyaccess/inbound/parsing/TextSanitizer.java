package dev.earlyaccess.inbound.parsing;

import java.util.regex.Pattern;

/** Makes text of strangers fit to be stored and shown. */
public final class TextSanitizer {

    /** What the database can't store, and what shows nothing or turns the line around. */
    private static final Pattern NEVER_SEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u200b\\u2028\\u2029\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]");

    private static final Pattern NEVER_SEEN_IN_TEXT =
            Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u200b\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff&&[^\\n\\t]]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\u0085|\\u2028|\\u2029|\\f");

    private TextSanitizer() {}

    /** Text in lines that end with a line feed alone. */
    static String text(String any) {
        String inLines = LINE_END.matcher(any).replaceAll("\n").replace('\u00a0', ' ');
        return NEVER_SEEN_IN_TEXT.matcher(inLines).replaceAll("");
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

    /** One line of at most so many characters. */
    public static String line(String any, int longest) {
        return shortened(
                NEVER_SEEN
                        .matcher(any)
                        .replaceAll(" ")
                        .replaceAll("\\s{2,}", " ")
                        .strip(),
                longest);
    }

    /** At most so many characters, and no half of one. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
