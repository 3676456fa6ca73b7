package dev.earlyaccess.inbound.parsing;

/** What mail programs write into plain text in place of a picture, such as {@code [cid:logo]}. */
final class Placeholder {

    private static final String[] BEGINNINGS = {"[cid:", "[image:"};
    private static final int LONGEST = 300;

    private Placeholder() {}

    /** The end of the placeholder that begins here; -1 if there is none. */
    static int endAt(String line, int from) {
        for (String beginning : BEGINNINGS) {
            if (line.regionMatches(true, from, beginning, 0, beginning.length())) {
                int end = from;
                while (end < line.length() && end < from + LONGEST && line.charAt(end) != ']') {
                    end++;
                }
                return end < line.length() && line.charAt(end) == ']' ? end + 1 : -1;
            }
        }
        return -1;
    }
}
