package dev.earlyaccess.api.problem;

import dev.earlyaccess.shared.CleanText;
import java.util.regex.Pattern;

/**
 * What a message repeats of a request. A client that sent a value knows it, so its beginning is enough; the whole could
 * be as large as the request.
 */
final class Quoted {

    private static final int LONGEST_WORD = 200;

    private static final int LONGEST = 2_000;

    private static final Pattern LONG_WORD = Pattern.compile("(\\S{%d})\\S+".formatted(LONGEST_WORD));

    private Quoted() {}

    /** The message without the rest of long words, and not longer than two pages. */
    static String shortened(String message) {
        String words = LONG_WORD.matcher(message).replaceAll("$1…");
        return words.length() > LONGEST ? CleanText.cut(words, LONGEST) + "…" : words;
    }
}
