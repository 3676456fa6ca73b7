package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the sender wrote into the quotation of our mail: between its lines, into its lines, or below it. Whatever
 * is not from our mail and not from a mail program is kept.
 */
final class Insertions {

    static final int ANY_DEPTH = Integer.MAX_VALUE;

    private static final int LONGEST_LABEL = 40;

    /** A name of a field of one or two words. */
    private static final Pattern LABEL = Pattern.compile("[^\\s:：]{1,20}(?: [^\\s:：]{1,20})?\\s?[:：]");

    private static final int MOST_HEADER_LINES = 5;

    private final List<String> lines;
    private final QuoteComparison comparison;
    private final SaidText said;
    private final ReplyClues clues;

    Insertions(List<String> lines, QuoteComparison comparison, SaidText said, ReplyClues clues) {
        this.clues = clues;
        this.lines = lines;
        this.comparison = comparison;
        this.said = said;
    }

    /**
     * Adds what is new in these lines.
     *
     * @param deepest the number of marks of lines that may be new where our mail has more marks: those between are
     *     older quotes
     */
    void add(int begin, int end, int deepest) {
        int depth = depthOfOurs(begin, end);
        List<String> unmarked =
                lines.subList(begin, end).stream().map(Insertions::unmarked).toList();
        boolean isAboveOurs = true;
        said.next();
        int i = begin;
        while (i < end) {
            int header = begin + endOfHeader(unmarked, begin, i - begin, isAboveOurs);
            if (header > i) {
                said.next();
                i = header;
            } else {
                boolean mayBeHeader = isAboveOurs;
                isAboveOurs &= !comparison.hasQuote(i, i + 1) && !comparison.isShort(i);
                boolean isHeader = isAboveOurs && isPartOfHeader(unmarked.get(i - begin), clues);
                boolean isOlderQuote =
                        depth > deepest && marks(lines.get(i)) > deepest && !comparison.hasQuote(i, i + 1);
                if (!isOlderQuote && !isHeader) {
                    add(i, mayBeHeader, Math.min(depth, deepest));
                }
                i++;
            }
        }
    }

    /**
     * Adds what is new in a line.
     *
     * @param mayBeField whether a program may have written the subject of our mail into a field of a header
     * @param depth the number of marks that the line has because it is quoted
     */
    void add(int line, boolean mayBeField, int depth) {
        List<String> added = comparison.added(line);
        boolean isField = mayBeField
                && comparison.hasQuote(line, line + 1)
                && added.size() == 1
                && unmarked(lines.get(line)).startsWith(unmarked(added.get(0)))
                && LABEL.matcher(unmarked(added.get(0))).matches()
                && (HeaderBlock.isField(unmarked(lines.get(line))) || isBesideField(line));
        if (comparison.isOurs(line) || comparison.isShort(line)) {
            said.next();
        } else if (added.isEmpty() && said.isWithinPart() && saysNothing(lines.get(line))) {
            said.add(unmarked(lines.get(line), depth));
        }
        for (int i = 0; i < added.size() && !isField; i++) {
            said.add(i == 0 && comparison.beginsWithAdded(line) ? unmarked(added.get(0), depth) : added.get(i));
        }
    }

    /** The least number of marks of a line with words of our mail. */
    private int depthOfOurs(int begin, int end) {
        int depth = ANY_DEPTH;
        for (int i = begin; i < end; i++) {
            if (comparison.hasQuote(i, i + 1)) {
                depth = Math.min(depth, marks(lines.get(i)));
            }
        }
        return depth == ANY_DEPTH ? 0 : depth;
    }

    /** Whether the line directly above or below may be a field of a header in an unknown language. */
    private boolean isBesideField(int line) {
        return line > 0 && isFieldOfHeader(unmarked(lines.get(line - 1)))
                || line + 1 < lines.size() && isFieldOfHeader(unmarked(lines.get(line + 1)));
    }

    /** Whether the line separates others, or is a line of code such as a bracket. */
    private static boolean saysNothing(String line) {
        return line.chars().noneMatch(Character::isLetterOrDigit);
    }

    private int endOfHeader(List<String> lines, int offset, int begin, boolean isAboveOurs) {
        Optional<QuotedOriginal> original = QuotedOriginal.at(lines, begin);
        if (original.isPresent()) {
            return original.get().end();
        }
        StringBuilder joined = new StringBuilder();
        for (int i = begin;
                i < lines.size()
                        && i < begin + MOST_HEADER_LINES
                        && !lines.get(i).isBlank();
                i++) {
            joined.append(' ').append(lines.get(i));
            if (joined.length() > QuoteHeader.LONGEST || comparison.hasQuote(offset + i, offset + i + 1)) {
                break;
            }
            QuoteHeader.Certainty certainty = QuoteHeader.certainty(joined);
            if (certainty == QuoteHeader.Certainty.ANYWHERE
                    || certainty == QuoteHeader.Certainty.ABOVE_QUOTE && isAboveOurs) {
                return i + 1;
            }
        }
        return begin;
    }

    /** Whether a line directly above a copy of our mail belongs to its header, in whatever language. */
    static boolean isPartOfHeader(String line, ReplyClues clues) {
        return line.isBlank()
                || Delimiter.is(line)
                || QuoteHeader.certainty(line) != QuoteHeader.Certainty.NONE
                || line.length() <= QuoteHeader.LONGEST
                        && (line.endsWith(":") || line.endsWith("："))
                        && clues.namesOurAddress(line);
    }

    /** Whether the line may be a field of a header in an unknown language. */
    static boolean isFieldOfHeader(String line) {
        return hasLabel(line)
                && line.length() <= QuoteHeader.LONGEST
                && (line.indexOf('@') > 0 || QuoteHeader.hasDate(line) || HeaderBlock.isField(line));
    }

    /** Whether a colon follows the first words of the line. */
    static boolean hasLabel(String line) {
        int colon = line.replace('：', ':').indexOf(':');
        return colon > 0 && colon <= LONGEST_LABEL;
    }

    /** How many marks the line begins with. */
    private static int marks(String line) {
        int marks = 0;
        for (int i = 0; i < line.length() && " \t>".indexOf(line.charAt(i)) >= 0; i++) {
            marks += line.charAt(i) == '>' ? 1 : 0;
        }
        return marks;
    }

    private static String unmarked(String line) {
        return unmarked(line, ANY_DEPTH);
    }

    /** The line without these marks, and without the space around them. */
    private static String unmarked(String line, int depth) {
        int i = 0;
        int marks = 0;
        while (i < line.length() && (" \t".indexOf(line.charAt(i)) >= 0 || line.charAt(i) == '>' && marks < depth)) {
            marks += line.charAt(i) == '>' ? 1 : 0;
            i++;
        }
        return line.substring(i);
    }
}
