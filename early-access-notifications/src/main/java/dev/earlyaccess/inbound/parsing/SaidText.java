package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the sender wrote, in parts between quotes. */
final class SaidText {

    private static final int LEAST_FIELDS = 2;
    private static final int SHORTEST_LIST = 4;
    private static final int LONGEST_LIST = 100;
    private static final double MOST_OF_LIST = 0.75;

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
            List<String> lines = withoutEnd(Signature.cutFrom(part, !said.isEmpty(), sender));
            String text = String.join("\n", said.isEmpty() ? lines : withoutRule(lines));
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

    /** Without the separator of a signature that an HTML element marked, and that was cut off. */
    private static List<String> withoutRule(List<String> lines) {
        int begin = 0;
        while (begin < lines.size()
                && (lines.get(begin).isBlank() || lines.get(begin).strip().equals("--"))) {
            begin++;
        }
        return lines.subList(begin, lines.size());
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
        while (begin > 0 && end - begin <= LONGEST_LIST && !lines.get(begin - 1).isBlank()) {
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
