package dev.earlyaccess.inbound.parsing;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of phrases that is found in a text in one pass, however many phrases there are. */
final class Phrases {

    private static final Set<Character.UnicodeScript> WITHOUT_SPACES = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI);

    private static final char FIRST_WITHOUT_SPACES = '\u0e00';

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private boolean isEnd;
    }

    private final Node root = new Node();

    /** With which characters phrases begin: most positions of a text need no other look. */
    private final BitSet firsts = new BitSet();

    /** @param phrases as {@link MailWords#fold} returns them */
    Phrases(Collection<String> phrases) {
        for (String phrase : phrases) {
            Node node = root;
            for (int i = 0; i < phrase.length(); i++) {
                node = node.next.computeIfAbsent(phrase.charAt(i), any -> new Node());
            }
            node.isEnd |= node != root;
            if (!phrase.isEmpty()) {
                firsts.set(phrase.charAt(0));
            }
        }
    }

    /**
     * The end of the longest phrase that begins at this position and is a whole word, or several; -1 if there
     * is none. Words of scripts without spaces may stand side by side.
     */
    int endAt(String text, int from) {
        return mayBegin(text, from) ? end(text, from, true) : -1;
    }

    /** The same; but more letters may follow the phrase. */
    int endOfStemAt(String text, int from) {
        return mayBegin(text, from) ? end(text, from, false) : -1;
    }

    private boolean mayBegin(String text, int from) {
        return from < text.length() && firsts.get(text.charAt(from)) && beginsWord(text, from);
    }

    private int end(String text, int from, boolean whole) {
        int longest = -1;
        @Nullable Node node = root;
        for (int i = from; node != null && i <= text.length(); i++) {
            if (node.isEnd && (!whole || endsWord(text, i))) {
                longest = i;
            }
            node = i < text.length() ? node.next.get(text.charAt(i)) : null;
        }
        return longest;
    }

    /** The position of the first phrase at or after {@code from}; -1 if there is none. */
    int find(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (endAt(text, i) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean beginsWord(String text, int i) {
        return i == 0
                || !isWord(text.charAt(i - 1))
                || mayAdjoin(text, i - 1)
                || i < text.length() && mayAdjoin(text, i);
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length() || !isWord(text.charAt(end)) || mayAdjoin(text, end - 1) || mayAdjoin(text, end);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean mayAdjoin(String text, int i) {
        return isOfScriptWithoutSpaces(text.charAt(i));
    }

    static boolean isOfScriptWithoutSpaces(char c) {
        return c >= FIRST_WITHOUT_SPACES && WITHOUT_SPACES.contains(Character.UnicodeScript.of(c));
    }
}
