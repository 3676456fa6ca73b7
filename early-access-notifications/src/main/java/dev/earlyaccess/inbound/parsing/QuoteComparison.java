package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.AnsweredMail.WordRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text beside the mail of ours that it answers: which words of each line are from that mail, and what the
 * sender added to the line.
 */
final class QuoteComparison {

    private static final double MOST_OF_LINE = 0.75;

    /** As many words in a row are not there by accident. */
    private static final int LONG_RUN = 10;

    private static final int MOST_REPEATED = 30;
    private static final int MOST_LINES_OF_SENTENCE = 3;
    private static final int MOST_SHORT_LINES_IN_A_ROW = 3;

    /** The next words of our mail may by accident be the first ones that the sender added. */
    private static final int MOST_BY_ACCIDENT = 3;

    private final ComparedWords words;
    private final WordRows rows;
    private final WordRows beginnings;
    private final WordRows ends;

    /** The row of our mail that begins with each word; negative if none does. */
    private final int[] row;

    /** Which words are from our mail. */
    private final boolean[] isOurs;

    /** Which of them can be taken away from a line that has others, too. */
    private final boolean[] isQuoted;

    /** How many words are quoted in the lines above each line. */
    private final int[] quotedBefore;

    private final int[] ours;
    private final boolean[] isShort;
    private final double share;

    /** The form of our mail that the text quotes. */
    private final WordRows form;

    /** How often the text has each row of our mail. */
    private final int[] times;

    QuoteComparison(ComparedWords words, AnsweredMail mail) {
        this.words = words;
        this.rows = mail.rows();
        this.beginnings = mail.beginnings();
        this.ends = mail.ends();
        this.times = new int[rows.size()];
        this.row = new int[words.count()];
        this.isOurs = new boolean[words.count()];
        this.isQuoted = new boolean[words.count()];
        this.quotedBefore = new int[words.lines() + 1];
        this.ours = new int[words.lines()];
        this.isShort = new boolean[words.lines()];
        this.share = markRows();
        this.form = mostQuoted(mail.forms());
        markRuns();
        for (int line = 0; line < words.lines(); line++) {
            keepWordsByAccident(line);
        }
        keepRepeatedWords();
        for (int line = 0; line < words.lines(); line++) {
            quotedBefore[line + 1] = quotedBefore[line];
            for (int i = words.first(line); i < words.end(line); i++) {
                ours[line] += isOurs[i] ? 1 : 0;
                quotedBefore[line + 1] += isQuoted[i] ? 1 : 0;
            }
        }
        markShortLines(new HashMap<>(mail.shortLines()), mail.shortLinesWithSigns());
    }

    /** How much of our mail the text contains. */
    private double markRows() {
        int count = 0;
        for (int line = 0; line < words.lines(); line++) {
            boolean isField = isField(line);
            for (int i = words.first(line); i < words.end(line); i++) {
                row[i] = i + AnsweredMail.ROW <= words.count() ? rows.indexOf(words.hash(i, i + AnsweredMail.ROW)) : -1;
                if (row[i] >= 0 && !isField) {
                    count += times[row[i]] == 0 ? 1 : 0;
                    times[row[i]]++;
                }
            }
        }
        return times.length == 0 ? 0 : count / (double) times.length;
    }

    /** Whether the line may be a field of a header, in which a program wrote the subject of our mail. */
    private boolean isField(int line) {
        return Insertions.hasLabel(words.line(line)) && (isFieldOfHeader(line - 1) || isFieldOfHeader(line + 1));
    }

    private boolean isFieldOfHeader(int line) {
        return line >= 0 && line < words.lines() && Insertions.isFieldOfHeader(words.line(line));
    }

    private WordRows mostQuoted(List<WordRows> forms) {
        WordRows most = forms.get(0);
        double mostShare = -1;
        for (WordRows any : forms) {
            int count = 0;
            for (int i = 0; i < any.size(); i++) {
                count += times[rows.indexOf(any.row(i))] > 0 ? 1 : 0;
            }
            double shareOfForm = any.size() == 0 ? -1 : count / (double) any.size();
            if (shareOfForm > mostShare) {
                most = any;
                mostShare = shareOfForm;
            }
        }
        return most;
    }

    private void markRuns() {
        int line = 0;
        int i = 0;
        while (i < words.count()) {
            while (i >= words.end(line)) {
                line++;
            }
            int next = i;
            while (next < row.length && row[next] >= 0) {
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
        boolean isPart = (stop - from >= LONG_RUN || begins(from) && ends(stop) && isApart(firstLine, from, stop))
                && !isRepeatedInSentence(firstLine, from, stop);
        for (int line = firstLine; line < words.lines() && words.first(line) < end; line++) {
            for (int i = Math.max(begin, words.first(line)); i < Math.min(end, words.end(line)); i++) {
                isQuoted[i] |= isPart && i >= from && i < stop;
                isOurs[i] = isQuoted[i];
            }
        }
    }

    /** Whether the words do not stand in a sentence with others. */
    private boolean isApart(int firstLine, int from, int stop) {
        int line = firstLine;
        while (words.end(line) <= from) {
            line++;
        }
        boolean isApart = words.isApart(line, from);
        while (words.end(line) < stop) {
            line++;
        }
        return isApart && words.isApart(line, stop);
    }

    /** Whether the sender repeats words of ours in a line of the own, and the text has them elsewhere, too. */
    private boolean isRepeatedInSentence(int firstLine, int from, int stop) {
        int last = firstLine;
        while (last + 1 < words.lines() && last - firstLine < MOST_LINES_OF_SENTENCE && words.end(last) < stop) {
            last++;
        }
        boolean isInSentence = words.end(last) >= stop
                && (words.first(firstLine) < from || words.end(last) > stop)
                && !isField(firstLine);
        for (int i = from; i + AnsweredMail.ROW <= stop && isInSentence; i++) {
            isInSentence = times[row[i]] > form.times(rows.row(row[i]));
        }
        return isInSentence;
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

    /** Where words of ours do not go on as in our mail, the sender may have repeated some of them. */
    private void keepRepeatedWords() {
        int end = 0;
        for (int line = 0; line < words.lines(); line++) {
            boolean isField = isField(line);
            for (int i = words.first(line); i < words.end(line) && !isField; i++) {
                if (isQuoted[i] && end >= AnsweredMail.ROW && (i > end || row[i - 1] < 0 && row[i - 2] < 0)) {
                    keepRepeatedWords(end, i);
                }
                if (isQuoted[i]) {
                    end = i + 1;
                }
            }
        }
    }

    private void keepRepeatedWords(int end, int begin) {
        if (goesOn(end, begin)) {
            return;
        }
        for (int n = 1;
                n <= Math.min(MOST_REPEATED, end) && begin + n < words.count() && isQuoted[begin + n - 1];
                n++) {
            int last = Math.min(n, AnsweredMail.ROW - 1);
            if (words.hash(end - last, end) == words.hash(begin + n - last, begin + n) && goesOn(end, begin + n)) {
                boolean isSame = words.hash(end - n, end) == words.hash(begin, begin + n);
                int from = isSame && end < begin ? end - n : begin; // in doubt both
                Arrays.fill(isQuoted, from, begin + n, false);
                Arrays.fill(isOurs, from, begin + n, false);
                return;
            }
        }
    }

    /** Whether this word follows in our mail behind the words before the end. */
    private boolean goesOn(int end, int word) {
        return rows.has(words.hash(end - 2, end - 1, word))
                && (word + 1 >= words.count() || !isQuoted[word + 1] || rows.has(words.hash(end - 1, word, word + 1)));
    }

    /**
     * A short line is ours only as often as it stands in our mail, and only beside the words of ours beside
     * which it stands there.
     */
    private void markShortLines(Map<Long, Integer> left, Set<Long> withSigns) {
        markShortLinesInRows(left, withSigns, true);
        for (int i = 0; i < MOST_SHORT_LINES_IN_A_ROW; i++) {
            markShortLinesBeside(left, withSigns);
        }
        markShortLinesInRows(left, withSigns, false);
    }

    /** @param hasSigns whether the lines have the same signs as ours */
    private void markShortLinesInRows(Map<Long, Integer> left, Set<Long> withSigns, boolean hasSigns) {
        for (int line = 0; line < words.lines(); line++) {
            if (mayBeShort(line)
                    && ours[line] == words.inLine(line)
                    && withSigns.contains(words.hashWithSigns(line)) == hasSigns) {
                long hash = words.hash(words.first(line), words.end(line));
                int times = left.getOrDefault(hash, -1);
                isShort[line] = times > 0 && (hasSigns || isWithinRows(line));
                if (isShort[line]) {
                    left.put(hash, times - 1);
                } else if (times >= 0) {
                    ours[line] = 0;
                }
            }
        }
    }

    /** Whether the words above and those below belong to rows with the words of the line. */
    private boolean isWithinRows(int line) {
        int first = words.first(line);
        int last = words.end(line) - 1;
        return (first > 0 && row[first - 1] >= 0 || first > 1 && row[first - 2] >= 0)
                && (row[last] >= 0 || last > 0 && row[last - 1] >= 0);
    }

    private void markShortLinesBeside(Map<Long, Integer> left, Set<Long> withSigns) {
        int[] known = new int[words.count()];
        int[] knownAbove = new int[words.lines()];
        int count = 0;
        for (int line = 0; line < words.lines(); line++) {
            knownAbove[line] = count;
            for (int i = words.first(line); i < words.end(line); i++) {
                if (isQuoted[i] || isShort[line]) {
                    known[count++] = i;
                }
            }
        }
        for (int line = 0; line < words.lines(); line++) {
            long hash = words.hash(words.first(line), words.end(line));
            if (mayBeShort(line)
                    && ours[line] == 0
                    && !isShort[line]
                    && left.getOrDefault(hash, 0) > 0
                    && withSigns.contains(words.hashWithSigns(line))
                    && isBeside(line, known, knownAbove[line], count)) {
                left.merge(hash, -1, Integer::sum);
                isShort[line] = true;
            }
        }
    }

    /** Whether the words of a line follow those above it, or are followed by those below it, in our mail. */
    private boolean isBeside(int line, int[] known, int above, int count) {
        int first = words.first(line);
        int last = words.end(line) - 1;
        boolean isBelow = above > 0 && isRow(known[above - 1], first, last)
                || above > 1 && isRow(known[above - 2], known[above - 1], first);
        boolean isAbove = above < count && isRow(first, last, known[above])
                || above + 1 < count && isRow(last, known[above], known[above + 1]);
        boolean isBetween = above > 0 && above < count && isRow(known[above - 1], first, known[above]);
        return isBelow || isAbove || first == last && isBetween;
    }

    private boolean isRow(int first, int second, int third) {
        return first != second && second != third && rows.has(words.hash(first, second, third));
    }

    private boolean mayBeShort(int line) {
        return words.inLine(line) > 0 && words.inLine(line) < AnsweredMail.ROW;
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

    /** Whether the first piece that is not from our mail is at the begin of the line. */
    boolean beginsWithAdded(int line) {
        return words.inLine(line) > 0 && (!isQuoted[words.first(line)] || ours[line] == 0);
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
