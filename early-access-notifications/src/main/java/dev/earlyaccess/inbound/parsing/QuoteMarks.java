package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.QuoteHeader.Certainty;
import java.util.List;

/** Which lines have a mark of a quote, and where the headers of quotes are. Reads each line a few times. */
final class QuoteMarks {

    private static final int MOST_HEADER_LINES = 5;
    private static final int LONGEST_PREFIX = 12;
    private static final int LONGEST_LAST_WORD = 5;
    private static final int LONGEST_NAME = 60;

    private final List<String> lines;
    private final boolean[] isQuoted;

    /** The first line at or after each line that is not blank. */
    private final int[] notBlank;

    /** The index of the line behind the header that begins at each line; 0 if none does. */
    private final int[] headerEnd;

    private final boolean[] hasEvidence;
    private final boolean[] hasAddress;
    private final boolean[] hasBracket;

    private int firstHeader = Integer.MAX_VALUE;
    private int lastHeader = -1;

    QuoteMarks(List<String> lines) {
        this.lines = lines;
        int n = lines.size();
        this.isQuoted = new boolean[n];
        this.notBlank = new int[n + 1];
        this.headerEnd = new int[n];
        this.hasEvidence = new boolean[n];
        this.hasAddress = new boolean[n];
        this.hasBracket = new boolean[n];
        notBlank[n] = n;
        for (int i = n - 1; i >= 0; i--) {
            isQuoted[i] = begins(lines.get(i), '>');
            hasEvidence[i] = lines.get(i).length() <= QuoteHeader.LONGEST && QuoteHeader.hasEvidence(lines.get(i));
            hasAddress[i] = hasEvidence[i] && lines.get(i).indexOf('@') >= 0;
            hasBracket[i] = mayHaveBracket(lines.get(i));
            notBlank[i] = lines.get(i).isBlank() ? notBlank[i + 1] : i;
        }
        markHeaders();
        for (int i = 0; i < n; i = isQuoted[i] ? endOfQuote(i) : i + 1) {
            if (isQuoted[i] && hasHeaderWithin(i)) {
                noteHeader(i);
            }
        }
    }

    private static boolean begins(String line, char mark) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i < line.length() && line.charAt(i) == mark;
    }

    /** A header is found by its end: a colon or an address, above a quote or not. */
    private void markHeaders() {
        int from = 0;
        for (int end = 0; end < lines.size(); end++) {
            if (!mayEndHeader(end)) {
                continue;
            }
            int begin = withBrokenBeginning(from, beginOfHeader(from, end));
            if (begin >= 0) {
                headerEnd[begin] = end + 1;
                from = end + 1;
                for (int i = begin; i <= end; i++) {
                    isQuoted[i] = false;
                }
                markOtherQuote(end + 1);
                noteHeader(begin);
            }
        }
    }

    private void noteHeader(int begin) {
        firstHeader = Math.min(firstHeader, begin);
        lastHeader = Math.max(lastHeader, begin);
    }

    private boolean mayEndHeader(int i) {
        String line = lines.get(i);
        if (line.length() > QuoteHeader.LONGEST || line.isBlank() || isQuoted[i] && !closesBracket(i)) {
            return false;
        }
        String end = line.stripTrailing();
        char last = end.charAt(end.length() - 1);
        boolean isAboveQuote = isQuotedAfter(i + 1) || mayHaveOtherMark(i + 1);
        boolean mayBe = isAboveQuote
                ? isInHeader(hasEvidence, i)
                : line.startsWith("--") || isInHeader(hasAddress, i) && isInHeader(hasBracket, i);
        return mayBe && (":：>-*;".indexOf(last) >= 0 || isAboveQuote);
    }

    /** Whether one of the lines of a header that ends here has this. */
    private static boolean isInHeader(boolean[] has, int end) {
        for (int i = end; i >= 0 && i > end - MOST_HEADER_LINES; i--) {
            if (has[i]) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHaveBracket(String line) {
        return line.length() <= QuoteHeader.LONGEST
                && (line.indexOf('<') >= 0 || line.indexOf('(') >= 0 || line.indexOf('&') >= 0);
    }

    private boolean mayHaveOtherMark(int i) {
        int next = firstNotBlank(i);
        return next < lines.size() && hasOtherMark(lines.get(next));
    }

    /** Whether a line begins with {@code >} because an address was broken in two. */
    private boolean closesBracket(int i) {
        if (i == 0 || lines.get(i - 1).isBlank() || isQuoted[i - 1]) {
            return false;
        }
        String above = lines.get(i - 1);
        return above.length() <= QuoteHeader.LONGEST
                && (above.lastIndexOf('<') > above.lastIndexOf('>') || QuoteHeader.isVerb(unmarked(lines.get(i))));
    }

    /** The first line of the header that ends at this line; -1 if there is none. */
    private int beginOfHeader(int from, int end) {
        boolean isAboveQuote = isQuotedAfter(end + 1) || endOfOtherQuote(end + 1) > firstNotBlank(end + 1) + 1;
        int undated = -1;
        StringBuilder joined = new StringBuilder();
        for (int i = end; i >= from && i > end - MOST_HEADER_LINES; i--) {
            String line = lines.get(i);
            if (line.isBlank() && i < end && i > from && undated < 0 && QuoteHeader.beginsWithDate(lines.get(i - 1))) {
                continue;
            }
            boolean isPart = !line.isBlank() && (!isQuoted[i] || closesBracket(i)) && (i == end || !endsSentence(line));
            if (!isPart || joined.length() + line.length() > QuoteHeader.LONGEST) {
                break;
            }
            joined.insert(0, i == end ? line.strip() : line.strip() + " ");
            Certainty certainty = QuoteHeader.certainty(joined);
            if (certainty == Certainty.ANYWHERE || certainty == Certainty.ABOVE_QUOTE && isAboveQuote) {
                if (QuoteHeader.hasDate(joined)) {
                    return i;
                }
                undated = undated < 0 ? i : undated;
            }
        }
        return undated;
    }

    /** A program may have broken the line far from its end: within the date, or behind the name or address. */
    private int withBrokenBeginning(int from, int begin) {
        if (begin <= from || lines.get(begin - 1).isBlank() || isQuoted[begin - 1]) {
            return begin;
        }
        String above = lines.get(begin - 1);
        String line = lines.get(begin).strip();
        boolean isBroken = QuoteHeader.mayBeginDate(above) && !QuoteHeader.mayBeginDate(line)
                || hasAddress[begin - 1]
                        && hasBracket[begin - 1]
                        && !hasAddress[begin]
                        && !above.stripTrailing().endsWith(":")
                || line.startsWith("<") && above.length() <= LONGEST_NAME;
        return isBroken && !endsSentence(above) ? begin - 1 : begin;
    }

    /** A sentence ends with a word; an abbreviation in a date is short. */
    private static boolean endsSentence(String line) {
        String end = line.stripTrailing();
        int last = end.length() - 1;
        if (".!?。！？".indexOf(end.charAt(last)) < 0) {
            return false;
        }
        int letters = 0;
        while (last - 1 - letters >= 0 && Character.isLetter(end.charAt(last - 1 - letters))) {
            letters++;
        }
        return (letters >= LONGEST_LAST_WORD || end.charAt(last) != '.') && !QuoteHeader.beginsWithDate(line);
    }

    /** Below a header, lines may also be marked with a bar, or with the initials of the author. */
    private void markOtherQuote(int begin) {
        int end = endOfOtherQuote(begin);
        for (int i = firstNotBlank(begin); i < end; i++) {
            isQuoted[i] = true;
        }
    }

    private int endOfOtherQuote(int begin) {
        int end = firstNotBlank(begin);
        while (end < lines.size() && !isQuoted[end] && hasOtherMark(lines.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean hasOtherMark(String line) {
        if (line.equals("|") || line.startsWith("| ") || line.startsWith("|\t")) {
            return !line.stripTrailing().endsWith("|") || line.length() == 1;
        }
        int mark = line.indexOf('>');
        return mark > 0
                && mark <= LONGEST_PREFIX
                && line.substring(0, mark).chars().allMatch(Character::isLetter)
                && (mark + 1 == line.length() || line.charAt(mark + 1) == ' ');
    }

    boolean isQuoted(int i) {
        return isQuoted[i];
    }

    private boolean isQuotedAfter(int i) {
        int next = firstNotBlank(i);
        return next < lines.size() && isQuoted[next];
    }

    /** Whether the header that ends before this line is followed by a quote with marks. */
    boolean isAboveQuote(int headerEnd) {
        return isQuotedAfter(headerEnd);
    }

    int firstNotBlank(int from) {
        return notBlank[Math.min(from, lines.size())];
    }

    /** The index of the line behind the header that begins here; 0 if none does. */
    int endOfHeader(int i) {
        return headerEnd[i];
    }

    boolean hasHeaderBefore(int i) {
        return firstHeader < i;
    }

    boolean hasHeaderAfter(int i) {
        return lastHeader >= i;
    }

    /** Whether another quote follows. */
    boolean hasOtherQuote(int from) {
        for (int i = from; i < lines.size(); i++) {
            if (isQuoted[i]) {
                return true;
            }
        }
        return false;
    }

    /** The index of the line behind the quote that begins here. Blank lines may be within a quote. */
    int endOfQuote(int begin) {
        int end = begin;
        for (int i = begin; i < lines.size() && isQuoted[i]; i = firstNotBlank(i + 1)) {
            end = i + 1;
        }
        return end;
    }

    /** Whether the quote begins with a header, as Apple's Mail writes it. */
    boolean hasHeaderWithin(int begin) {
        StringBuilder joined = new StringBuilder();
        int end = endOfQuote(begin);
        for (int i = begin; i < end && i < begin + MOST_HEADER_LINES; i++) {
            joined.append(' ').append(unmarked(lines.get(i)));
            if (joined.length() > QuoteHeader.LONGEST) {
                return false;
            }
            if (QuoteHeader.certainty(joined) != Certainty.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Whether the quote is a mail that the sender forwards. */
    boolean isForward(int begin) {
        return MailWords.FORWARD_BEGINNINGS.contains(
                MailWords.fold(unmarked(lines.get(begin))).replaceFirst(" ?:$", ""));
    }

    private static String unmarked(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' ')) {
            i++;
        }
        return line.substring(i);
    }
}
