package dev.earlyaccess.inbound.parsing;

import java.util.List;

/** Text whose lines a mail program broke, and marked where (RFC 3676). */
final class FlowedText {

    private FlowedText() {}

    /** The text as it was written. Quoted lines stay as they are, since they are dropped; what only begins like one keeps a space. */
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

    /** The space tells that it is no quote (RFC 3676, 4.4): one that does not break goes on telling so. */
    private static String unstuffed(String line) {
        if (line.startsWith(" >")) {
            return '\u2007' + line.substring(1);
        }
        return line.startsWith(" ") ? line.substring(1) : line;
    }

    /** Neither quoted nor the mark of a signature. */
    private static boolean isSaid(String line) {
        return !line.startsWith(">") && !line.equals("-- ");
    }
}
