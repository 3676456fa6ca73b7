package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.List;
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

    private static final double HALF = 0.5;
    private static final int LONGEST_LABEL = 40;
    private static final int LEAST_FIELDS = 2;
    private static final int SHORTEST_LIST = 4;
    private static final int LONGEST_LIST = 100;
    private static final int LONGEST_IN_SENTENCE = 160;
    private static final int LONGEST_EMOTICON = 4;
    private static final double MOST_OF_LIST = 0.75;

    private final List<String> lines;
    private final ReplyClues clues;
    private final QuoteMarks marks;
    private final AnsweredMail.@Nullable Comparison comparison;
    private final Segments segments = new Segments();

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
        String own = segments.joined(clues.sender());
        return own.isEmpty() ? newLines() : own;
    }

    /** Reads from the top, and returns where the original mail without marks begins. */
    private int read() {
        int i = 0;
        while (i < lines.size()) {
            int copyEnd = endOfCopy(i);
            int header = marks.endOfHeader(i);
            if (copyEnd > i) {
                segments.dropHeader(ReplyExtractor::isPartOfHeader, ReplyExtractor::isFieldOfHeader);
                segments.next();
                i = copyEnd;
            } else if (header > i) {
                if (!marks.isAboveQuote(header) && segments.hasText()) {
                    return i;
                }
                segments.next();
                i = marks.isAboveQuote(header) ? readQuote(marks.firstNotBlank(header), true) : header;
            } else if (marks.isQuoted(i)) {
                i = readQuote(i, false);
            } else {
                Optional<QuotedOriginal> original = QuotedOriginal.at(lines, i);
                if (original.isPresent()) {
                    return readOriginal(i, original.get());
                }
                segments.add(lines.get(i));
                i++;
            }
        }
        return i;
    }

    /** Returns where the part begins that is not the sender's; the number of lines if all is. */
    private int readOriginal(int title, QuotedOriginal original) {
        boolean isForward = original.isForward() || clues.isForward();
        if (isForward && !isOurs(original)) {
            int begin = segments.hasText() ? title : original.end();
            segments.addWhole(lines.subList(begin, lines.size()));
            return lines.size();
        }
        if (!segments.hasText()) {
            segments.addWhole(lines.subList(title, lines.size()));
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
            segments.addAll(quote);
        } else {
            segments.next();
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
                segments.add(lines.get(i).replaceFirst("^\\s*>\\s?", ""));
            } else if (comparison.isOurs(i)) {
                segments.next();
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
            } else if (ours == 0 && words > 0 && segments.hasText()) {
                return true;
            }
        }
        return marks.isForward(begin) || new UnmarkedPlace(begin, end).isSaid();
    }

    /** Judges a quote without a header by the text around it. */
    private final class UnmarkedPlace {
        private final int begin;
        private final int end;

        UnmarkedPlace(int begin, int end) {
            this.begin = begin;
            this.end = end;
        }

        boolean isSaid() {
            boolean isQuestion = asks();
            if (!segments.hasText()) {
                return isFirst() && !isQuestion && !marks.hasOtherQuote(end) && hasTextBelow();
            }
            if (isEmoticon() || isInSentence() && (!isQuestion || !marks.hasHeaderBefore(begin))) {
                return true;
            }
            if (marks.hasHeaderBefore(begin)) {
                return false;
            }
            return marks.hasHeaderAfter(end) || !isQuestion && hasTextBelow();
        }

        /** Such as >:( and >.< which no mail program writes. */
        private boolean isEmoticon() {
            String line = lines.get(begin).strip();
            return line.length() > 1 && line.length() <= LONGEST_EMOTICON && ":;._".indexOf(line.charAt(1)) >= 0;
        }

        private boolean isFirst() {
            return IntStream.range(0, begin).allMatch(i -> lines.get(i).isBlank());
        }

        private boolean hasTextBelow() {
            int next = marks.firstNotBlank(end);
            return next < lines.size();
        }

        /** Whether the quote ends with a question, as our mails do. */
        private boolean asks() {
            for (int i = end - 1; i >= begin; i--) {
                String line = lines.get(i).stripTrailing();
                char last = line.isEmpty() ? '>' : line.charAt(line.length() - 1);
                if (last != '>') {
                    return "?？؟;".indexOf(last) >= 0;
                }
            }
            return false;
        }

        /** Whether the line above does not end a sentence, or introduces the quote. */
        private boolean isInSentence() {
            String above = segments.lastLine();
            if (above.isEmpty()) {
                return false;
            }
            char last = above.charAt(above.length() - 1);
            boolean isOpen = Character.isLetterOrDigit(last) || last == ',';
            boolean isClose =
                    !lines.get(begin - 1).isBlank() && lines.get(begin).strip().length() > 1;
            boolean isShort =
                    lines.subList(begin, end).stream().mapToInt(String::length).sum() <= LONGEST_IN_SENTENCE;
            return last == ':' || last == '：' || isOpen && (isClose && isShort || hasTextBelow());
        }
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
        return comparison.ours(begin, end) >= SHORTEST_COPY ? end : begin;
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
        segments.next();
        for (int i = begin; i < lines.size(); i++) {
            if (comparison.isNew(i) && !HeaderBlock.isField(lines.get(i)) && !isInBrackets(lines.get(i))) {
                segments.add(lines.get(i));
            } else if (comparison.isOurs(i)) {
                segments.next();
            }
        }
    }

    private static boolean isInBrackets(String line) {
        String stripped = line.strip();
        return stripped.startsWith("[") && stripped.endsWith("]");
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

    /** What the sender wrote, in parts between quotes. */
    private static final class Segments {

        private final List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        private final List<String> whole = new ArrayList<>();
        private boolean hasText;

        void add(String line) {
            current().add(line);
            hasText |= !line.isBlank();
        }

        void addAll(List<String> lines) {
            lines.forEach(this::add);
        }

        /** Adds lines of which nothing is to be cut. */
        void addWhole(List<String> lines) {
            whole.addAll(lines);
        }

        void next() {
            parts.add(new ArrayList<>());
        }

        boolean hasText() {
            return hasText;
        }

        /**
         * Removes lines from the end of the current part.
         *
         * @param isPart whether one line is part of a header
         * @param isField whether it is, together with others
         */
        void dropHeader(Predicate<String> isPart, Predicate<String> isField) {
            List<String> lines = current();
            dropEnd(lines, isPart);
            int fields = lines.size();
            while (fields > 0 && isField.test(lines.get(fields - 1))) {
                fields--;
            }
            if (lines.size() - fields >= LEAST_FIELDS) {
                lines.subList(fields, lines.size()).clear();
                dropEnd(lines, isPart);
            }
        }

        private static void dropEnd(List<String> lines, Predicate<String> isPart) {
            while (!lines.isEmpty() && isPart.test(lines.get(lines.size() - 1))) {
                lines.remove(lines.size() - 1);
            }
        }

        /** The last line of the current part that is not blank; empty if there is none. */
        String lastLine() {
            List<String> lines = current();
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (!lines.get(i).isBlank()) {
                    return lines.get(i).strip();
                }
            }
            return "";
        }

        private List<String> current() {
            return parts.get(parts.size() - 1);
        }

        String joined(ParsedMail.@Nullable Originator sender) {
            List<String> said = new ArrayList<>();
            for (List<String> part : parts) {
                String text = String.join("\n", withoutEnd(Signature.cutFrom(part, !said.isEmpty(), sender)));
                if (!text.isBlank()) {
                    said.add(text.strip());
                }
            }
            String forwarded = String.join("\n", whole).strip();
            if (!forwarded.isEmpty()) {
                said.add(forwarded);
            }
            return String.join("\n\n", said);
        }

        /** Without the lines that phones and mail programs add, and without rules. */
        private static List<String> withoutEnd(List<String> lines) {
            int end = lines.size();
            while (end > 0) {
                if (isListOfAddedLines(lines, end)) {
                    end = beginOfParagraph(lines, end);
                } else if (saysNothing(lines, end - 1)) {
                    end--;
                } else {
                    break;
                }
            }
            return lines.subList(0, end);
        }

        private static int beginOfParagraph(List<String> lines, int end) {
            int begin = end;
            while (begin > 0
                    && end - begin <= LONGEST_LIST
                    && !lines.get(begin - 1).isBlank()) {
                begin--;
            }
            return begin;
        }

        /** In a long thread, these lines pile up, and some of them are not known. */
        private static boolean isListOfAddedLines(List<String> lines, int end) {
            if (lines.get(end - 1).isBlank() || !AddedLine.is(lines.get(end - 1), true)) {
                return false;
            }
            int begin = beginOfParagraph(lines, end);
            if (end - begin < SHORTEST_LIST || end - begin > LONGEST_LIST) {
                return false;
            }
            long known = lines.subList(begin, end).stream()
                    .filter(line -> AddedLine.is(line, true))
                    .count();
            return known >= MOST_OF_LIST * (end - begin);
        }

        private static boolean saysNothing(List<String> lines, int i) {
            String line = lines.get(i);
            String above = i == 0 ? "" : lines.get(i - 1);
            boolean isApart = above.isBlank() || Delimiter.is(above) || AddedLine.is(above, true);
            return line.isBlank() || Delimiter.is(line) || AddedLine.is(line, isApart);
        }
    }
}
