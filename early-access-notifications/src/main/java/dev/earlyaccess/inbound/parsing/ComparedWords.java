package dev.earlyaccess.inbound.parsing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of lines, for the comparison with other lines: without regard to case, punctuation and the form of
 * characters. Each character of a script without spaces counts as a word, and so does an emoji, an emoticon, a
 * question mark that stands alone, and a link that is not known.
 */
final class ComparedWords {

    private static final int FIRST_EMOJI = 0x1f000;
    private static final int LAST_EMOJI = 0x1faff;
    private static final String SYMBOLS = "\u2639\u263a\u2705\u2713\u2714\u2716\u2717\u274c\u2764";
    private static final String MOUTHS = ")(DP|/*\\";
    private static final int LONGEST_LINK = 2_000;
    private static final String BETWEEN_LINKS = "<>()[]";
    private static final String SENTENCE_ENDS = ".?!:;\u3002\uff1f\uff01\u061f";

    /** The lines as they are given out again, in which characters are composed. */
    private final String[] lines;

    private final KnownLinks links;

    /** The first word of each line, and at the end the number of words. */
    private final int[] first;

    /** Whether each line has a link of the mail, or the second piece of one. */
    private final boolean[] hasLink;

    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private long[] hashes = new long[64];

    /** The end of the last known link before each word in its line; 0 if there is none. */
    private int[] linksEnd = new int[64];

    private int count;

    /** The link with which the line above ends. */
    private String openLink = "";

    /** The end of the last known link in the line that is read. */
    private int linkEnd;

    /** @param links those that count as no words */
    ComparedWords(List<String> any, KnownLinks links) {
        this.lines = new String[any.size()];
        this.links = links;
        this.first = new int[any.size() + 1];
        this.hasLink = new boolean[any.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Normalizer.isNormalized(any.get(i), Normalizer.Form.NFC)
                    ? any.get(i)
                    : Normalizer.normalize(any.get(i), Normalizer.Form.NFC);
            first[i] = count;
            read(i);
        }
        first[lines.length] = count;
    }

    int count() {
        return count;
    }

    int lines() {
        return lines.length;
    }

    String line(int line) {
        return lines[line];
    }

    /** The first word of a line. */
    int first(int line) {
        return first[line];
    }

    /** The word behind the last word of a line. */
    int end(int line) {
        return first[line + 1];
    }

    int inLine(int line) {
        return first[line + 1] - first[line];
    }

    /** Whether the line has no words beside a link of the mail. */
    boolean isLink(int line) {
        return hasLink[line] && inLine(line) == 0;
    }

    long hash(int word) {
        return hashes[word];
    }

    /** A number that stands for words in a row. */
    long hash(int from, int end) {
        long hash = 7;
        for (int i = from; i < end; i++) {
            hash = hash * 1_000_003 + hashes[i];
        }
        return hash;
    }

    /** Whether a sentence ends between the word before this one and this one, both in this line. */
    boolean isBetweenSentences(int line, int word) {
        if (word <= first[line] || word >= end(line)) {
            return true;
        }
        for (int i = ends[word - 1]; i < begins[word]; i++) {
            if (SENTENCE_ENDS.indexOf(lines[line].charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text of words that stand together in a line, with the punctuation that belongs to them. */
    String text(int line, int from, int end) {
        String all = lines[line];
        int begin = from == first[line] ? 0 : Math.max(ends[from - 1], linksEnd[from]);
        while (from > first[line] && begin < begins[from] && isEndOfWord(all.charAt(begin))) {
            begin++;
        }
        int stop = end == end(line) ? all.length() : begins[end];
        int openers = stop;
        while (end < end(line) && openers > ends[end - 1] && isBeginOfWord(all.charAt(openers - 1))) {
            openers--;
        }
        boolean isApart = openers > ends[end - 1] && Character.isSpaceChar(all.charAt(openers - 1));
        return all.substring(begin, isApart ? openers : stop).strip();
    }

    private static boolean isEndOfWord(char c) {
        return ".,;:?!)]}>\"'\u00bb\u201c\u201d\u2019\u3002\uff0c\uff1f\uff01".indexOf(c) >= 0;
    }

    private static boolean isBeginOfWord(char c) {
        return "([{<\"'\u00ab\u201e\u201c\u2018\u00bf\u00a1".indexOf(c) >= 0;
    }

    private void read(int number) {
        String line = lines[number];
        int i = endOfBrokenLink(number);
        linkEnd = i;
        hasLink[number] = i > 0;
        while (i < line.length()) {
            int placeholder = line.charAt(i) == '[' ? Placeholder.endAt(line, i) : -1;
            int link = isBegin(line, i) ? endOfLink(line, i) : -1;
            if (placeholder > 0) {
                linkEnd = placeholder;
                i = placeholder;
            } else if (link > 0) {
                boolean isKnown = links.isKnown(line, i, link);
                hasLink[number] |= isKnown && links.isOfMail(line.substring(i, Math.min(link, i + LONGEST_LINK)));
                if (!isKnown) {
                    add(i, link, line.substring(i, link).hashCode());
                } else if (links.namesHost(line.substring(i, Math.min(link, i + LONGEST_LINK)))) {
                    linkEnd = link;
                }
                openLink = link == line.length() ? line.substring(Math.max(i, link - LONGEST_LINK), link) : "";
                i = link;
            } else {
                i = readWord(line, i);
            }
        }
    }

    /** The end of what belongs to a link that a program broke in two; 0 if the line does not begin with it. */
    private int endOfBrokenLink(int number) {
        String line = lines[number];
        String above = openLink;
        openLink = "";
        if (above.isEmpty()) {
            return 0;
        }
        int begin = 0;
        while (begin < line.length() && "> ".indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        int end = begin;
        while (end < line.length() && end - begin <= LONGEST_LINK && " <>()[]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end > begin && links.isInTwo(above, line.substring(begin, end)) ? end : 0;
    }

    /** Whether a word may begin here that contains more than letters. */
    private static boolean isBegin(String line, int i) {
        return i == 0 || Character.isWhitespace(line.charAt(i - 1)) || BETWEEN_LINKS.indexOf(line.charAt(i - 1)) >= 0;
    }

    /** The end of the link that begins here; -1 if there is none. */
    private static int endOfLink(String line, int from) {
        if (!Character.isLetter(line.charAt(from))) {
            return -1;
        }
        int end = from;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && BETWEEN_LINKS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        int scheme = from;
        while (scheme < end && line.charAt(scheme) != ':') {
            scheme++;
        }
        boolean isLink = line.startsWith("www.", from)
                || scheme < end && (line.startsWith("://", scheme) || line.startsWith("mailto", from));
        return isLink ? end : -1;
    }

    private int readWord(String line, int from) {
        int c = line.codePointAt(from);
        int end = from + Character.charCount(c);
        if (isWordByItself(c) || isSymbol(c)) {
            add(from, end, hash(line, from, end));
        } else if (Character.isLetterOrDigit(c)) {
            while (end < line.length()) {
                int next = line.codePointAt(end);
                if (!Character.isLetterOrDigit(next) || isWordByItself(next)) {
                    break;
                }
                end += Character.charCount(next);
            }
            add(from, end, hash(line, from, end));
        } else {
            int sign = isBegin(line, from) ? endOfSign(line, from) : -1;
            if (sign > 0) {
                add(from, sign, line.substring(from, sign).hashCode());
                return sign;
            }
        }
        return end;
    }

    /** The end of an emoticon, or of question or exclamation marks that stand alone; -1 if there are none. */
    private static int endOfSign(String line, int from) {
        int end = from;
        if ("?!".indexOf(line.charAt(from)) >= 0) {
            while (end < line.length() && "?!".indexOf(line.charAt(end)) >= 0) {
                end++;
            }
        } else if (":;=".indexOf(line.charAt(from)) >= 0) {
            int mouth = from + (line.startsWith("-", from + 1) ? 2 : 1);
            if (mouth >= line.length() || MOUTHS.indexOf(line.charAt(mouth)) < 0) {
                return -1;
            }
            end = mouth + 1;
        }
        boolean isAlone = end == line.length() || end > from && !Character.isLetterOrDigit(line.charAt(end));
        return end > from && isAlone ? end : -1;
    }

    private static boolean isWordByItself(int c) {
        if (c < 0x0e00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI -> Character.isLetter(c);
            default -> false;
        };
    }

    private static boolean isSymbol(int c) {
        return c >= FIRST_EMOJI && c <= LAST_EMOJI || SYMBOLS.indexOf(c) >= 0;
    }

    private static long hash(String line, int from, int end) {
        long hash = 0;
        for (int i = from; i < end; i++) {
            char c = line.charAt(i);
            if (c > 0x7f) {
                return Normalizer.normalize(line.substring(from, end), Normalizer.Form.NFKC)
                                .toLowerCase(Locale.ROOT)
                                .hashCode()
                        * 31L;
            }
            hash = hash * 31 + (c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        return (int) hash * 31L;
    }

    private void add(int begin, int end, long hash) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
            linksEnd = Arrays.copyOf(linksEnd, 2 * count);
        }
        begins[count] = begin;
        ends[count] = end;
        hashes[count] = hash;
        linksEnd[count] = linkEnd;
        count++;
    }
}
