package dev.earlyaccess.inbound.parsing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of lines, for the comparison with other lines: without regard to case, punctuation and the form of
 * characters. Each character of a script without spaces counts as a word, and so does a symbol such as an emoji or
 * a percent sign, an emoticon, a question mark that stands alone, and a link that is not known.
 */
final class ComparedWords {

    private static final String SIGNS = "%&+\u00a7\u00b1\u00d7\u00f7\u2030";

    /** Programs draw tables and lists with these. */
    private static final int FIRST_DRAWN = 0x2500;

    private static final int LAST_DRAWN = 0x25ff;
    private static final String MOUTHS = ")(DP|/*\\";
    private static final int LONGEST_LINK = 2_000;
    private static final int MOST_PIECES = 5;
    private static final long NO_LABEL = 0;
    private static final String BETWEEN_LINKS = "<>()[]";
    private static final String SENTENCE_ENDS = ".?!:;\u3002\uff1f\uff01\u061f";

    /** Space, and what programs write around words instead of a format. */
    private static final Pattern ADDED_SIGNS = Pattern.compile("[\\s*_<>()\\[\\]|]+");

    /** The lines as they are given out again, in which characters are composed. */
    private final String[] lines;

    private final KnownLinks links;

    /** The first word of each line, and at the end the number of words. */
    private final int[] first;

    /** Whether each line has a link of the mail, or a piece of one. */
    private final boolean[] hasLink;

    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private long[] hashes = new long[64];

    /** The end of the last known link before each word in its line; 0 if there is none. */
    private int[] linksEnd = new int[64];

    private int count;

    /** The words before each known link, as numbers that stand for them. */
    private final List<Long> labels = new ArrayList<>();

    /** The word behind the last known link. */
    private int behindLink = -1;

    /** The last line that begins with a piece of a link which a program broke. */
    private int brokenUntil = -1;

    /** The line that is read. */
    private int present;

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
            read(any, i);
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

    List<Long> labels() {
        return labels;
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

    /** The same for three words that need not stand together. */
    long hash(int first, int second, int third) {
        return ((7 * 1_000_003L + hashes[first]) * 1_000_003 + hashes[second]) * 1_000_003 + hashes[third];
    }

    /** A number that stands for a line with its signs, but without those that programs add to it. */
    long hashWithSigns(int line) {
        String all = lines[line];
        int from = begins[first[line]];
        while (from > 0 && !Character.isWhitespace(all.charAt(from - 1))) {
            from--;
        }
        int to = ends[end(line) - 1];
        while (to < all.length()
                && (!hasLink[line] || !Character.isWhitespace(all.charAt(to)) && "<([".indexOf(all.charAt(to)) < 0)) {
            to++;
        }
        return ADDED_SIGNS
                .matcher(all.substring(from, to))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .hashCode();
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

    /** Whether a sign, or nothing, is between the word before this one and this one, both in this line. */
    boolean isApart(int line, int word) {
        if (word <= first[line] || word >= end(line)) {
            return true;
        }
        for (int i = ends[word - 1]; i < begins[word]; i++) {
            if (!Character.isWhitespace(lines[line].charAt(i)) && lines[line].charAt(i) != ',') {
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

    private void read(List<String> all, int number) {
        present = number;
        String line = lines[number];
        int i = number <= brokenUntil ? endOfPiece(line, beginOfPiece(line)) : 0;
        linkEnd = i;
        hasLink[number] = i > 0;
        while (i < line.length()) {
            int placeholder = line.charAt(i) == '[' ? Placeholder.endAt(line, i) : -1;
            int link = isBegin(line, i) ? endOfLink(line, i) : -1;
            if (placeholder > 0) {
                linkEnd = placeholder;
                i = placeholder;
            } else if (link > 0) {
                readLink(all, number, i, link);
                i = link;
            } else {
                i = readWord(line, i);
            }
        }
    }

    private void readLink(List<String> all, int number, int begin, int end) {
        String line = lines[number];
        String link = line.substring(begin, Math.min(end, begin + LONGEST_LINK));
        long label = count == behindLink ? NO_LABEL : hash(Math.max(0, count - AnsweredMail.ROW), count);
        boolean isKnown = links.isKnown(link, label) || repeatsWords(line, begin, link);
        if (end == line.length() && lastLineOfLink(all, number, link) > number) {
            brokenUntil = lastLineOfLink(all, number, link);
            isKnown = true;
        }
        hasLink[number] |= isKnown;
        if (isKnown) {
            linkEnd = end;
            behindLink = count;
            if (label != NO_LABEL) {
                labels.add(label);
            }
        } else {
            add(begin, end, line.substring(begin, end).hashCode());
        }
    }

    /** Whether a program wrote the address of a link in brackets behind the same address. */
    private static boolean repeatsWords(String line, int begin, String link) {
        int end = begin - 1;
        if (end < 0 || "<([".indexOf(line.charAt(end)) < 0) {
            return false;
        }
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        String address = link.replaceFirst("(?i)^(?:mailto:|https?://)", "").replaceFirst("/$", "");
        int from = end - address.length() - (end > 0 && line.charAt(end - 1) == '/' ? 1 : 0);
        return !address.isEmpty() && from >= 0 && line.regionMatches(true, from, address, 0, address.length());
    }

    /** The line with the last piece of a link that a program broke in pieces; the line itself if it did not. */
    private int lastLineOfLink(List<String> all, int number, String link) {
        String joined = link;
        for (int i = number + 1; i < all.size() && i < number + MOST_PIECES; i++) {
            String line = all.get(i);
            int begin = beginOfPiece(line);
            int end = endOfPiece(line, begin);
            String piece = line.substring(begin, end);
            boolean goesOn = links.goesOn(joined, piece);
            joined += piece;
            if (piece.isEmpty() || !goesOn && !links.isOfMail(joined) && !links.mayBegin(joined)) {
                return number;
            }
            if (goesOn || links.isOfMail(joined)) {
                return i;
            }
            if (end < line.length()) {
                return number;
            }
        }
        return number;
    }

    private static int beginOfPiece(String line) {
        int begin = 0;
        while (begin < line.length() && "> ".indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        return begin;
    }

    private static int endOfPiece(String line, int begin) {
        int end = begin;
        while (end < line.length() && end - begin <= LONGEST_LINK && " <>()[]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
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
            if (sign < 0 && count > first[present] && isComparison(line, from)) {
                sign = end;
            }
            if (sign > 0) {
                add(from, sign, line.substring(from, sign).hashCode());
                return sign;
            }
        }
        return end;
    }

    /** Whether the sign stands alone between words. */
    private static boolean isComparison(String line, int i) {
        return "<>=".indexOf(line.charAt(i)) >= 0
                && i > 0
                && Character.isWhitespace(line.charAt(i - 1))
                && (i + 1 == line.length() || Character.isWhitespace(line.charAt(i + 1)));
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
        int type = Character.getType(c);
        return (type == Character.OTHER_SYMBOL || type == Character.CURRENCY_SYMBOL || SIGNS.indexOf(c) >= 0)
                && (c < FIRST_DRAWN || c > LAST_DRAWN);
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
