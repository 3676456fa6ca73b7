package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.regex.Pattern;

/** Text in format=flowed, in which a mail program broke lines and marked the breaks (RFC 3676). */
final class FlowedText {

    private static final Pattern ESCAPED = Pattern.compile("(?m)^\\u2007>");

    private FlowedText() {}

    /**
     * The text with its original lines. Quoted lines stay broken, because they are dropped; a line that only
     * looks quoted keeps a space.
     */
    static String of(String text, boolean deleteSpace) {
        List<String> lines = text.lines().map(FlowedText::unstuffed).toList();
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean goesOn = line.endsWith(" ") && isSaid(line) && i + 1 < lines.size() && isSaid(lines.get(i + 1));
            joined.append(goesOn && deleteSpace ? line.substring(0, line.length() - 1) : line)
                    .append(goesOn ? "" : "\n");
        }
        return joined.toString();
    }

    /**
     * Removes a stuffed space (RFC 3676, 4.4). Before {@code >} it becomes a figure space, so that the line
     * does not look quoted.
     */
    private static String unstuffed(String line) {
        if (line.startsWith(" >")) {
            return '\u2007' + line.substring(1);
        }
        return line.startsWith(" ") ? line.substring(1) : line;
    }

    /** The text with its lines that only look quoted as they were written. */
    static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(">");
    }

    /** A line that is neither quoted nor a signature separator. */
    private static boolean isSaid(String line) {
        return !line.startsWith(">") && !line.equals("-- ");
    }
}
