package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the sender of a reply wrote above, below and between quotes. Where the answered mail is known,
 * its words are recognised; what mail programs write around quotes is recognised by patterns. In doubt a line
 * is kept. If nothing is left, the whole text is kept, so that nothing is lost.
 */
final class ReplyExtractor {

    /** The minimum number of words of the answered mail in a row that are a quote without a mark. */
    private static final int SHORTEST_COPY = 10;

    /** The same, if there is a longer one above. */
    private static final int SHORTEST_REST = 4;

    private static final double HALF = 0.5;

    private final List<String> lines;
    private final ReplyClues clues;
    private final QuoteMarks marks;
    private final @Nullable QuoteComparison comparison;
    private final SaidText said = new SaidText();
    private boolean hasCopy;

    /** No copy of the answered mail begins above this line. */
    private int noCopyBefore;

    private ReplyExtractor(List<String> lines, ReplyClues clues) {
        this.lines = lines;
        this.clues = clues;
        this.marks = new QuoteMarks(lines);
        this.comparison = clues.answered() == null ? null : clues.answered().compare(lines);
    }

    /** @param text lines, of which quoted ones begin with {@code >} */
    static String of(String text) {
        return of(text, ReplyClues.NONE);
    }

    /** @param text lines, of which quoted ones begin with {@code >} */
    static String of(String text, ReplyClues clues) {
        String own = new ReplyExtractor(text.lines().toList(), clues).extract();
        return TextSanitizer.tidy(FlowedText.unescaped(own.isEmpty() ? text : own));
    }

    private String extract() {
        int end = read();
        if (hasOurs(end, lines.size())) {
            insertions().add(end, lines.size(), Insertions.ANY_DEPTH);
        } else if (isUnknown(end, lines.size())) {
            said.next();
            said.addAll(lines.subList(end, lines.size()));
        }
        String own = said.joined(clues.sender());
        return own.isEmpty() ? newLines() : own;
    }

    /** Reads from the top, and returns the line behind the header of the original mail without marks. */
    private int read() {
        int i = 0;
        while (i < lines.size()) {
            int copyEnd = endOfCopy(i);
            int header = marks.endOfHeader(i);
            Optional<QuotedOriginal> original =
                    copyEnd > i || header > i || marks.isQuoted(i) ? Optional.empty() : QuotedOriginal.at(lines, i);
            if (copyEnd > i) {
                boolean isBelowHeader = said.dropHeader(
                        line -> Insertions.isPartOfHeader(line, clues),
                        Insertions::isFieldOfHeader,
                        clues::namesOurAddress);
                said.next();
                readCopy(i, copyEnd, isBelowHeader);
                i = copyEnd;
            } else if (header > i) {
                if (!marks.isAboveQuote(header) && said.hasText() && !isPasted(header)) {
                    return header;
                }
                i = readHeader(i, header);
            } else if (marks.isQuoted(i)) {
                i = readQuote(i, false);
            } else if (original.isEmpty()) {
                addLine(i);
                i++;
            } else if (isPasted(original.get())) {
                said.addAll(lines.subList(i, original.get().end()));
                i = original.get().end();
            } else if (isAboveOurWords(original.get())) {
                i = original.get().end();
            } else {
                return readOriginal(i, original.get());
            }
        }
        return i;
    }

    private Insertions insertions() {
        return new Insertions(lines, Objects.requireNonNull(comparison), said, clues);
    }

    /** A line below a copy of our mail may still begin with words of it. */
    private void addLine(int i) {
        if (hasCopy && hasOurs(i, i + 1)) {
            insertions().add(i, false, 0);
        } else {
            said.add(lines.get(i));
        }
    }

    private boolean hasOurs(int from, int to) {
        return comparison != null && comparison.hasQuote(from, to);
    }

    /** Whether the answered mail is known, but says something else than these lines. */
    private boolean isUnknown(int from, int to) {
        if (comparison == null || hasOurs(from, to)) {
            return false;
        }
        SaidText rest = new SaidText();
        new Insertions(lines, comparison, rest, clues).add(from, to, Insertions.ANY_DEPTH);
        return rest.hasText();
    }

    /** Whether our mail is found in the text, but not in these lines. */
    private boolean isElsewhere(int from, int to) {
        return comparison != null && comparison.share() >= HALF && !comparison.hasQuote(from, to);
    }

    private void readCopy(int begin, int end, boolean isBelowHeader) {
        hasCopy = true;
        Insertions insertions = insertions();
        for (int i = begin; i < end; i++) {
            insertions.add(i, isBelowHeader && i == begin, 0);
        }
        said.next();
    }

    private int readHeader(int begin, int end) {
        if (clues.startsThread() || !marks.isAboveQuote(end) && isPasted(end)) {
            said.addAll(lines.subList(begin, end));
            return end;
        }
        said.next();
        return marks.isAboveQuote(end) ? readQuote(marks.firstNotBlank(end), true) : end;
    }

    /** Whether the header above this line, without a quote with marks, belongs to what the sender says. */
    private boolean isPasted(int end) {
        return clues.startsThread() || isElsewhere(end, lines.size());
    }

    /** Whether the sender says what somebody else wrote, and not what the mail program quotes. */
    private boolean isPasted(QuotedOriginal original) {
        if (original.isForward() || clues.isForward()) {
            return false;
        }
        return clues.startsThread()
                || isElsewhere(original.end(), lines.size())
                || isAboveMarkedCopy(original)
                || clues.isUnrelated(original) && !hasOurs(original.end(), lines.size());
    }

    /** Whether our mail has its own header and marks further below. */
    private boolean isAboveMarkedCopy(QuotedOriginal original) {
        if (comparison == null || comparison.share() < HALF || !marks.hasHeaderAfter(original.end())) {
            return false;
        }
        int copy = comparison.firstQuote(original.end());
        return copy < lines.size() && marks.isQuoted(copy);
    }

    /** Whether the sender writes below our mail, whose words are recognised without its header. */
    private boolean isAboveOurWords(QuotedOriginal original) {
        return !said.hasText() && !original.isForward() && hasOurs(original.end(), lines.size());
    }

    /** Returns where the part begins that is not the sender's; the number of lines if all is. */
    private int readOriginal(int title, QuotedOriginal original) {
        boolean isForward = original.isForward() || clues.isForward();
        if (isForward && !isOurs(original)) {
            int begin = said.hasText() ? title : original.end();
            said.addWhole(lines.subList(begin, lines.size()));
            return lines.size();
        }
        if (!said.hasText()) {
            said.addWhole(lines.subList(original.header(), lines.size()));
            return lines.size();
        }
        return original.end();
    }

    /** Whether it is a mail of ours, or was forwarded together with one. */
    private boolean isOurs(QuotedOriginal original) {
        if (clues.namesUs(original.from())) {
            return true;
        }
        for (int i = original.end(); i < lines.size(); i++) {
            Optional<QuotedOriginal> next = QuotedOriginal.at(lines, i);
            if (next.isPresent()
                    && next.get().isForward()
                    && clues.namesUs(next.get().from())) {
                return true;
            }
        }
        return false;
    }

    /** Reads a quote with marks, and returns the index of the line behind it. */
    private int readQuote(int begin, boolean hasHeader) {
        int end = marks.endOfQuote(begin);
        boolean isBelowHeader = hasHeader || marks.hasHeaderWithin(begin);
        if (!isBelowHeader && isUnknown(begin, end) || isSaid(begin, end, isBelowHeader)) {
            said.addAll(lines.subList(begin, end));
        } else {
            said.next();
            if (hasOurs(begin, end)) {
                insertions().add(begin, end, 1);
                said.next();
            }
        }
        return end;
    }

    /** Whether the sender quotes something else than our mail, such as an error message. */
    private boolean isSaid(int begin, int end, boolean isBelowHeader) {
        if (clues.startsThread()) {
            return true;
        }
        if (isBelowHeader) {
            return false;
        }
        if (comparison != null && comparison.ours(begin, end) >= HALF * comparison.words(begin, end)) {
            return false;
        }
        return marks.isForward(begin) || new QuotePlace(lines, marks, said, begin, end).isOfSender();
    }

    /** The end of a copy of the answered mail without marks that begins at this line; the line if none does. */
    private int endOfCopy(int begin) {
        if (comparison == null || begin < noCopyBefore || marks.isQuoted(begin)) {
            return begin;
        }
        if (!comparison.isOurs(begin) && !comparison.isLink(begin)) {
            return begin;
        }
        int end = begin;
        int i = begin;
        for (; i < lines.size() && comparison.mayBeOurs(i) && !marks.isQuoted(i); i++) {
            end = comparison.isOurs(i) || comparison.isShort(i) || comparison.isLink(i) ? i + 1 : end;
        }
        int shortest = hasCopy ? SHORTEST_REST : SHORTEST_COPY;
        if (comparison.ours(begin, end) >= shortest) {
            return end;
        }
        noCopyBefore = i;
        return begin;
    }

    /** The lines that are not from the answered mail, if all lines have marks. */
    private String newLines() {
        if (comparison == null || comparison.share() < HALF) {
            return "";
        }
        SaidText marked = new SaidText();
        new Insertions(lines, comparison, marked, clues).add(0, lines.size(), Insertions.ANY_DEPTH);
        return marked.joined(clues.sender());
    }
}
