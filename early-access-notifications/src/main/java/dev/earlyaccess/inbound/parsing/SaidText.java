package dev.earlyaccess.inbound.parsing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

    /** Whether a line was added since the part began. */
    boolean isWithinPart() {
        return !current().isEmpty();
    }

    boolean hasText() {
        return hasText;
    }

    /**
     * Removes lines from the end of the current part.
     *
     * @param isPart whether one line is part of a header
     * @param isField whether it is, together with others
     * @param isCertain whether one of these others is certainly part of a header
     * @return whether there were any
     */
    boolean dropHeader(Predicate<String> isPart, Predicate<String> isField, Predicate<String> isCertain) {
        List<String> lines = current();
        int before = lines.size();
        dropEnd(lines, isPart);
        int fields = lines.size();
        while (fields > 0 && isField.test(lines.get(fields - 1))) {
            fields--;
        }
        List<String> found = lines.subList(fields, lines.size());
        if (found.size() >= LEAST_FIELDS && found.stream().anyMatch(isCertain)) {
            found.clear();
            dropEnd(lines, isPart);
        }
        return lines.size() < before;
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
        return lines.subList(0, new PartEnd(lines).begin());
    }

    /** The end of a part: what a program added to it. Looks at each line once. */
    private static final class PartEnd {

        private final List<String> lines;

        /** The lines that were looked at. */
        private final BitSet isKnown = new BitSet();

        /** Those of them that programs add. */
        private final BitSet isAdded = new BitSet();

        PartEnd(List<String> lines) {
            this.lines = lines;
        }

        int begin() {
            int end = lines.size();
            while (end > 0) {
                if (isListOfAddedLines(end)) {
                    end = beginOfParagraph(end);
                } else if (saysNothing(end - 1)) {
                    end--;
                } else {
                    break;
                }
            }
            return end;
        }

        private int beginOfParagraph(int end) {
            int begin = end;
            while (begin > 0
                    && end - begin <= LONGEST_LIST
                    && !lines.get(begin - 1).isBlank()) {
                begin--;
            }
            return begin;
        }

        /** In a long thread, these lines pile up, and some of them are not known. */
        private boolean isListOfAddedLines(int end) {
            if (lines.get(end - 1).isBlank() || !isAdded(end - 1)) {
                return false;
            }
            int begin = beginOfParagraph(end);
            if (end - begin < SHORTEST_LIST || end - begin > LONGEST_LIST) {
                return false;
            }
            long known = IntStream.range(begin, end).filter(this::isAdded).count();
            return known >= MOST_OF_LIST * (end - begin);
        }

        private boolean saysNothing(int i) {
            String line = lines.get(i);
            String above = i == 0 ? "" : lines.get(i - 1);
            if (line.isBlank() || Delimiter.is(line)) {
                return true;
            }
            return above.isBlank() || Delimiter.is(above) || isAdded(i - 1) ? isAdded(i) : AddedLine.is(line, false);
        }

        /** Whether programs add the line as a paragraph of its own. */
        private boolean isAdded(int i) {
            if (!isKnown.get(i)) {
                isKnown.set(i);
                isAdded.set(i, AddedLine.is(lines.get(i), true));
            }
            return isAdded.get(i);
        }
    }
}
