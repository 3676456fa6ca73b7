package dev.earlyaccess.inbound.parsing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The beginning of a mail that a mail program put below the reply without quote marks, as Outlook does, or
 * that the sender forwards.
 *
 * @param header the index of the first line of its header
 * @param end the index of the line behind the header
 * @param from the sender, as the header names it; empty if there is no header
 * @param subject the subject, as the header names it; empty if there is none
 * @param isForward whether the title says that the mail was forwarded
 */
record QuotedOriginal(int header, int end, String from, String subject, boolean isForward) {

    /** Marks the beginning of the original if only an HTML element shows it. */
    static final String MARK = "-----Original Message-----";

    private static final int LONGEST_TITLE = 100;
    private static final int SHORTEST_TITLE = 4;
    private static final String FRAMES = "-_=*─—";

    private static final Pattern FRAMED = Pattern.compile("\\*?[-_=*─—]{2,60} ?(\\S.{0,60}?\\S) ?[-_=*─—]{2,60}\\*?:?");
    private static final Pattern COLON = Pattern.compile(" ?:$");
    private static final Pattern RULE = Pattern.compile("(?:_{10,}|-{20,}|={20,}|─{5,})");

    /** The original mail that begins at this line. */
    static Optional<QuotedOriginal> at(List<String> lines, int i) {
        String line = lines.get(i);
        if (mayBeTitle(line)) {
            String title = MailWords.fold(line.replace("&nbsp;", " "));
            boolean isForward = isTitle(title, MailWords.FORWARD_TITLES) || isBeginning(title);
            if (isForward || isTitle(title, MailWords.ORIGINAL_TITLES)) {
                return Optional.of(below(lines, i)
                        .orElseGet(() -> new QuotedOriginal(i + 1, i + 1, "", "", false))
                        .withTitle(isForward));
            }
            if (RULE.matcher(title).matches() || FRAMED.matcher(title).matches()) {
                return below(lines, i);
            }
        }
        return HeaderBlock.at(lines, i, false).map(header -> of(i, header));
    }

    private static QuotedOriginal of(int header, HeaderBlock block) {
        return new QuotedOriginal(header, block.end(), block.from(), block.subject(), false);
    }

    private QuotedOriginal withTitle(boolean isForward) {
        return new QuotedOriginal(header, end, from, subject, isForward);
    }

    private static boolean mayBeTitle(String line) {
        String stripped =
                line.length() <= LONGEST_TITLE ? line.replace('\u00a0', ' ').strip() : "";
        if (stripped.length() < SHORTEST_TITLE) {
            return false;
        }
        char last = stripped.charAt(stripped.length() - 1);
        return last == ':' || last == '：' || FRAMES.indexOf(last) >= 0 && FRAMES.indexOf(stripped.charAt(0)) >= 0;
    }

    /** The header below a title, or below two: a program may have written one, and we another. */
    private static Optional<QuotedOriginal> below(List<String> lines, int title) {
        int first = firstBelow(lines, title);
        if (first == lines.size()) {
            return Optional.empty();
        }
        Optional<HeaderBlock> block = HeaderBlock.at(lines, first, true);
        if (block.isEmpty()
                && mayBeTitle(lines.get(first))
                && isTitle(MailWords.fold(lines.get(first)), MailWords.ORIGINAL_TITLES)) {
            int second = firstBelow(lines, first);
            return second < lines.size()
                    ? HeaderBlock.at(lines, second, true).map(found -> of(second, found))
                    : Optional.empty();
        }
        return block.map(found -> of(first, found));
    }

    private static int firstBelow(List<String> lines, int title) {
        int first = title + 1;
        while (first < lines.size() && first < title + 4 && lines.get(first).isBlank()) {
            first++;
        }
        return first;
    }

    private static boolean isTitle(String line, Set<String> titles) {
        if (line.length() < 4 || Character.isLetterOrDigit(line.charAt(0))) {
            return false;
        }
        var framed = FRAMED.matcher(line);
        return framed.matches()
                && titles.contains(COLON.matcher(framed.group(1)).replaceFirst(""));
    }

    private static boolean isBeginning(String line) {
        return line.endsWith(":")
                && MailWords.FORWARD_BEGINNINGS.contains(
                        line.substring(0, line.length() - 1).strip());
    }
}
