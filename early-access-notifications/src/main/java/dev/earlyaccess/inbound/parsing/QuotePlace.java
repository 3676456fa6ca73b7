package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The place of a quote without a header. The text around it shows whether the sender quotes our mail, or
 * something else.
 */
final class QuotePlace {

    private static final int LONGEST_IN_SENTENCE = 160;
    private static final int LONGEST_EMOTICON = 4;

    private final List<String> lines;
    private final QuoteMarks marks;
    private final SaidText said;
    private final int begin;
    private final int end;

    QuotePlace(List<String> lines, QuoteMarks marks, SaidText said, int begin, int end) {
        this.lines = lines;
        this.marks = marks;
        this.said = said;
        this.begin = begin;
        this.end = end;
    }

    /** Whether the quote belongs to what the sender says. */
    boolean isOfSender() {
        boolean isQuestion = asks();
        if (isEmoticon() || isComparison()) {
            return true;
        }
        if (!said.hasText()) {
            return isFirst() && !isQuestion && !marks.hasOtherQuote(end) && hasTextBelow();
        }
        if (isInSentence() && (!isQuestion || !marks.hasHeaderBefore(begin))) {
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

    /** Such as >500 and >= 10, in one line. */
    private boolean isComparison() {
        String line = lines.get(begin).strip();
        return end == begin + 1 && line.length() > 1 && (line.charAt(1) == '=' || Character.isDigit(line.charAt(1)));
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
        String above = said.lastLine();
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
