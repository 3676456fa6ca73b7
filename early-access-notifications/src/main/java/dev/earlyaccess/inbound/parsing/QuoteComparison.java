package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.AnsweredMail.WordRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text beside the mail of ours that it answers: which words of each line are from that mail, and what the
 * sender added to the line.
 */
final class QuoteComparison {

    private static final double MOST_OF_LINE = 0.75;

    /** As many words in a row are not there by accident. */
    private static final int LONG_RUN = 10;

    /** The next words of our mail may by accident be the first ones that the sender added. */
    private static final int MOST_BY_ACCIDENT = 3;

    private final ComparedWords words;
    private final WordRows rows;
    private final WordRows beginnings;
    private final WordRows ends;

    /** With which words a row begins that is in our mail. */
    private final boolean[] isRow;

    /** Which words are from our mail. */
    private final boolean[] isOurs;

    /** Which of them can be taken away from a line that has others, too. */
    private final boolean[] isQuoted;

    /** How many words are quoted in the lines above each line. */
    private final int[] quotedBefore;

    private final int[] ours;
    private final boolean[] isShort;
    private final double share;

    QuoteComparison(
            ComparedWords words, WordRows rows, WordRows beginnings, WordRows ends, Map<Long, Integer> shortLines) {
        this.words = words;
        this.rows = rows;
        this.beginnings = beginnings;
        this.ends = ends;
        this.isRow = new boolean[words.count()];
        this.isOurs = new boolean[words.count()];
        this.isQuoted = new boolean[words.count()];
        this.quotedBefore = new int[words.lines() + 1];
        this.ours = new int[words.lines()];
        this.isShort = new boolean[words.lines()];
        this.share = markRows();
        markRuns();
        for (int line = 0; line < words.lines(); line++) {
            keepWordsByAccident(line);
            quotedBefore[line + 1] = quotedBefore[line];
            for (int i = words.first(line); i < words.end(line); i++) {
                ours[line] += isOurs[i] ? 1 : 0;
                quotedBefore[line + 1] += isQuoted[i] ? 1 : 0;
            }
        }
        markShortLines(shortLines);
    }

    /** How much of our mail the text contains. */
    private double markRows() {
        boolean[] seen = new boolean[rows.size()];
        int count = 0;
        for (int i = 0; i + AnsweredMail.ROW <= words.count(); i++) {
            int row = rows.indexOf(words.hash(i, i + AnsweredMail.ROW));
            if (row >= 0) {
                count += seen[row] ? 0 : 1;
                seen[row] = true;
                isRow[i] = true;
            }
        }
        return seen.length == 0 ? 0 : count / (double) seen.length;
    }

    private void markRuns() {
        int line = 0;
        int i = 0;
        while (i < words.count()) {
            while (i >= words.end(line)) {
                line++;
            }
            int next = i;
            while (next < isRow.length && isRow[next]) {
                next++;
            }
            if (next > i) {
                markRun(line, i, next - 1 + AnsweredMail.ROW);
            }
            i = next + 1;
        }
    }

    /**
     * A long run is a quotation. A short one is if it consists of whole lines or sentences of our mail: the
     * sender may have said other words as well.
     */
    private void markRun(int firstLine, int begin, int end) {
        int from = beginOfQuote(begin, end);
        int stop = endOfQuote(from, end);
        boolean isPart = stop - from >= LONG_RUN || begins(from) && ends(stop);
        for (int line = firstLine; line < words.lines() && words.first(line) < end; line++) {
            for (int i = Math.max(begin, words.first(line)); i < Math.min(end, words.end(line)); i++) {
                isQuoted[i] |= isPart && i >= from && i < stop;
                isOurs[i] = isQuoted[i];
            }
        }
    }

    private boolean begins(int word) {
        return beginnings.has(words.hash(word, word + AnsweredMail.ROW));
    }

    private boolean ends(int end) {
        return ends.has(words.hash(end - AnsweredMail.ROW, end));
    }

    /** The last words that the sender added may be those before the words of ours that follow. */
    private int beginOfQuote(int begin, int end) {
        for (int i = begin; i <= begin + MOST_BY_ACCIDENT && i + AnsweredMail.ROW <= end; i++) {
            if (begins(i)) {
                return i;
            }
        }
        return begin;
    }

    /** The first words that the sender added may be those that follow in our mail. */
    private int endOfQuote(int begin, int end) {
        for (int i = end; i >= end - MOST_BY_ACCIDENT && i - AnsweredMail.ROW >= begin; i--) {
            if (ends(i)) {
                return i;
            }
        }
        return end;
    }

    /** What the sender added may begin, or end, like the words of ours beside it. */
    private void keepWordsByAccident(int line) {
        int from = words.first(line);
        int end = words.end(line);
        for (int i = from + 1; i < end; i++) {
            if (isQuoted[i - 1] && !isQuoted[i] && !(i >= AnsweredMail.ROW && ends(i))) {
                int k = i;
                while (k > from && i - k < MOST_BY_ACCIDENT && isQuoted[k - 1] && !words.isBetweenSentences(line, k)) {
                    k--;
                }
                unquoteIfBoundary(line, k, k, i);
            } else if (!isQuoted[i - 1] && isQuoted[i] && !(i + AnsweredMail.ROW <= words.count() && begins(i))) {
                int k = i;
                while (k < end && k - i < MOST_BY_ACCIDENT && isQuoted[k] && !words.isBetweenSentences(line, k)) {
                    k++;
                }
                unquoteIfBoundary(line, k, i, k);
                i = Math.max(i, k);
            }
        }
    }

    private void unquoteIfBoundary(int line, int boundary, int from, int end) {
        if (words.isBetweenSentences(line, boundary)) {
            for (int i = from; i < end; i++) {
                isQuoted[i] = false;
            }
        }
    }

    /** A short line is ours only as often as it stands in our mail. */
    private void markShortLines(Map<Long, Integer> left) {
        for (boolean isInRow : new boolean[] {true, false}) {
            for (int line = 0; line < words.lines(); line++) {
                int n = words.inLine(line);
                if (n > 0 && n < AnsweredMail.ROW && (ours[line] == n) == isInRow) {
                    long hash = words.hash(words.first(line), words.end(line));
                    int times = left.getOrDefault(hash, -1);
                    isShort[line] = times > 0;
                    if (times > 0) {
                        left.put(hash, times - 1);
                    } else if (times == 0) {
                        ours[line] = 0;
                    }
                }
            }
        }
    }

    /** How much of our mail the text contains, between 0 and 1. */
    double share() {
        return share;
    }

    /** Whether the line is from our mail, apart from what was added to it. */
    boolean isOurs(int line) {
        return words.inLine(line) > 0 && ours[line] >= MOST_OF_LINE * words.inLine(line);
    }

    /** Whether the line is as short as one of our lines, and the same. */
    boolean isShort(int line) {
        return isShort[line];
    }

    /** Whether the line has nothing but a link of our mail. */
    boolean isLink(int line) {
        return words.isLink(line);
    }

    /** Whether the line can be from our mail, for example because it is as short as one of its lines. */
    boolean mayBeOurs(int line) {
        return isOurs(line) || isShort[line] || words.inLine(line) == 0;
    }

    /** Whether words of our mail stand in these lines that are not there by accident. */
    boolean hasQuote(int from, int to) {
        return quotedBefore[to] > quotedBefore[from];
    }

    /** Whether three words in a row in these lines stand in our mail, even if by accident. */
    boolean hasRow(int from, int to) {
        for (int i = words.first(from); i + AnsweredMail.ROW <= words.first(to); i++) {
            if (isRow[i]) {
                return true;
            }
        }
        return false;
    }

    /** The first line, from this one on, with words of our mail; the number of lines if there is none. */
    int firstQuote(int from) {
        int below = from;
        int above = words.lines();
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (hasQuote(from, middle + 1)) {
                above = middle;
            } else {
                below = middle + 1;
            }
        }
        return below;
    }

    /** What is not from our mail in the line, in pieces; empty if the line is ours. */
    List<String> added(int line) {
        List<String> pieces = new ArrayList<>();
        int end = words.end(line);
        if (isShort[line]) {
            return pieces;
        }
        boolean isOursAlone = ours[line] == words.inLine(line);
        for (int i = words.first(line); i < end && !isOursAlone; i++) {
            if (!isQuoted[i] || ours[line] == 0) {
                int from = i;
                while (i < end && (!isQuoted[i] || ours[line] == 0)) {
                    i++;
                }
                pieces.add(words.text(line, from, i));
            }
        }
        return pieces;
    }

    /** How many words of our mail are in these lines. */
    int ours(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += isShort[i] ? words.inLine(i) : ours[i];
        }
        return sum;
    }

    /** The number of words in these lines. */
    int words(int from, int to) {
        return words.first(to) - words.first(from);
    }
}
