package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final int LONGEST_LABEL = 40;

    private final List<String> lines;
    private final ReplyClues clues;
    private final QuoteMarks marks;
    private final AnsweredMail.@Nullable Comparison comparison;
    private final SaidText said = new SaidText();
    private boolean hasCopy;

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
        if (end < lines.size()) {
            addInsertions(end);
        }
        String own = said.joined(clues.sender());
        return own.isEmpty() ? newLines() : own;
    }

    /** Reads from the top, and returns where the original mail without marks begins. */
    private int read() {
        int i = 0;
        while (i < lines.size()) {
            int copyEnd = endOfCopy(i);
            int header = marks.endOfHeader(i);
            if (copyEnd > i) {
                said.dropHeader(ReplyExtractor::isPartOfHeader, ReplyExtractor::isFieldOfHeader);
                said.next();
                hasCopy = true;
                i = copyEnd;
            } else if (header > i) {
                if (!marks.isAboveQuote(header) && said.hasText()) {
                    return i;
                }
                said.next();
                i = marks.isAboveQuote(header) ? readQuote(marks.firstNotBlank(header), true) : header;
            } else if (marks.isQuoted(i)) {
                i = readQuote(i, false);
            } else {
                Optional<QuotedOriginal> original = QuotedOriginal.at(lines, i);
                if (original.isPresent() && isAboveOurWords(original.get())) {
                    i = original.get().end();
                } else if (original.isPresent()) {
                    return readOriginal(i, original.get());
                } else {
                    said.add(lines.get(i));
                    i++;
                }
            }
        }
        return i;
    }

    /** Whether the sender writes below our mail, whose words are recognised without its header. */
    private boolean isAboveOurWords(QuotedOriginal original) {
        return !said.hasText() && !original.isForward() && comparison != null && comparison.share() >= HALF;
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
            said.addWhole(lines.subList(title, lines.size()));
            return lines.size();
        }
        return title;
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
        List<String> quote = lines.subList(begin, end);
        if (isSaid(begin, end, hasHeader)) {
            said.addAll(quote);
        } else {
            said.next();
            addMarkedInsertions(begin, end);
        }
        return end;
    }

    /** Some programs mark what is written between the lines of a quote like the quote. */
    private void addMarkedInsertions(int begin, int end) {
        if (comparison == null || comparison.share() < HALF) {
            return;
        }
        int first = begin;
        int last = end;
        while (first < last && !comparison.isOurs(first)) {
            first++;
        }
        while (last > first && !comparison.isOurs(last - 1)) {
            last--;
        }
        for (int i = first; i < last; i++) {
            if (isInserted(i)) {
                said.add(lines.get(i).replaceFirst("^\\s*>\\s?", ""));
            } else if (comparison.isOurs(i)) {
                said.next();
            }
        }
    }

    /** Whether the line is new in a quote of one level. */
    private boolean isInserted(int i) {
        String line = lines.get(i);
        return comparison != null
                && comparison.isNew(i)
                && line.indexOf('>') == line.lastIndexOf('>')
                && !isPartOfHeader(line.replace('>', ' ').strip())
                && !HeaderBlock.isField(line.replace('>', ' '));
    }

    /** Whether the sender quotes something else than our mail, such as an error message. */
    private boolean isSaid(int begin, int end, boolean hasHeader) {
        if (hasHeader || marks.hasHeaderWithin(begin)) {
            return false;
        }
        if (comparison != null && comparison.share() > 0) {
            int words = comparison.words(begin, end);
            int ours = comparison.ours(begin, end);
            if (ours >= HALF * words) {
                return false;
            } else if (ours == 0 && words > 0 && said.hasText()) {
                return true;
            }
        }
        return marks.isForward(begin) || new QuotePlace(lines, marks, said, begin, end).isOfSender();
    }

    /** The end of a copy of the answered mail without marks that begins at this line; the line if none does. */
    private int endOfCopy(int begin) {
        if (comparison == null || !comparison.isOurs(begin) || marks.isQuoted(begin)) {
            return begin;
        }
        int end = begin;
        for (int i = begin; i < lines.size() && comparison.mayBeOurs(i); i++) {
            end = comparison.isOurs(i) || comparison.isShort()[i] ? i + 1 : end;
        }
        int shortest = hasCopy ? SHORTEST_REST : SHORTEST_COPY;
        return comparison.ours(begin, end) >= shortest ? end : begin;
    }

    /** Whether a line directly above a copy of our mail belongs to its header, in whatever language. */
    private static boolean isPartOfHeader(String line) {
        return line.isBlank()
                || Delimiter.is(line)
                || QuoteHeader.certainty(line) != QuoteHeader.Certainty.NONE
                || line.length() <= QuoteHeader.LONGEST
                        && (line.endsWith(":") || line.endsWith("："))
                        && (line.indexOf('@') > 0 || QuoteHeader.hasDate(line));
    }

    /** Whether the line may be a field of a header in an unknown language. */
    private static boolean isFieldOfHeader(String line) {
        int colon = line.replace('：', ':').indexOf(':');
        return colon > 0
                && colon <= LONGEST_LABEL
                && line.length() <= QuoteHeader.LONGEST
                && (line.indexOf('@') > 0 || QuoteHeader.hasDate(line) || HeaderBlock.isField(line));
    }

    /** Below the header of our mail, the sender may have written between its lines. */
    private void addInsertions(int begin) {
        if (comparison == null || comparison.share() < HALF) {
            return;
        }
        said.next();
        for (int i = begin; i < lines.size(); i++) {
            if (comparison.isNew(i) && !HeaderBlock.isField(lines.get(i)) && !isPlaceholder(lines.get(i))) {
                said.add(lines.get(i));
            } else if (comparison.isOurs(i)) {
                said.next();
            }
        }
    }

    /** Whether a mail program wrote the line in place of a picture. */
    private static boolean isPlaceholder(String line) {
        String stripped = line.strip().toLowerCase(Locale.ROOT);
        return stripped.endsWith("]")
                && (stripped.startsWith("[cid:") || stripped.startsWith("[image") || stripped.startsWith("[http"));
    }

    /** The lines that are not from the answered mail, if all lines have marks. */
    private String newLines() {
        if (comparison == null || comparison.share() < HALF) {
            return "";
        }
        return IntStream.range(0, lines.size())
                .filter(comparison::isNew)
                .mapToObj(lines::get)
                .filter(line -> !isPartOfHeader(line) && !HeaderBlock.isField(line))
                .map(line -> line.replaceFirst("^[>\\s]+", ""))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining("\n"));
    }
}
