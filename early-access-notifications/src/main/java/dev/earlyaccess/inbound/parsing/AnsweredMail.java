package dev.earlyaccess.inbound.parsing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A mail of ours that somebody answers. Whatever a mail program did to its text, and in whatever language
 * that program speaks: what it quotes consists of the words of this mail, in their order. So a line is
 * recognised by its words, three in a row, without regard to line ends, marks, space, punctuation, case and
 * links.
 */
public final class AnsweredMail {

    private static final int ROW = 3;

    /** The maximum number of words that are compared; our mails are much shorter. */
    private static final int MOST_WORDS = 50_000;

    private static final int LONGEST_WORD = 100;
    private static final double HALF = 0.5;

    /** The rows of words, as hashes. */
    private final Set<Long> rows = new HashSet<>();

    /** The rows of words of lines with links: a program may break a link in two, so that it is none. */
    private final Set<Long> rowsWithLinks = new HashSet<>();

    /** The lines with less words than a row. */
    private final Set<String> shortLines = new HashSet<>();

    private AnsweredMail() {}

    /** A mail in the forms in which it was sent. */
    public static AnsweredMail of(String subject, String text, String html) {
        AnsweredMail mail = new AnsweredMail();
        mail.take(subject);
        mail.take(TextSanitizer.text(text));
        mail.take(TextSanitizer.text(HtmlText.of(html).text()));
        return mail;
    }

    private void take(String text) {
        take(text, AnsweredMail::words, rows);
        take(text, AnsweredMail::wordsWithLinks, rowsWithLinks);
    }

    private void take(String text, Function<String, List<String>> wordsOf, Set<Long> rows) {
        List<String> all = new ArrayList<>();
        for (String line : text.lines().toList()) {
            List<String> words = wordsOf.apply(line);
            if (all.size() + words.size() > MOST_WORDS) {
                return;
            }
            all.addAll(words);
            if (words.size() < ROW) {
                shortLines.add(String.join(" ", words));
            }
        }
        for (int i = 0; i + ROW <= all.size(); i++) {
            rows.add(hash(all, i));
        }
    }

    /** Whether at least half of this mail stands in a text: then the text is, or contains, a quotation of it. */
    public boolean isMostlyIn(String text) {
        return compare(text.lines().toList()).share() >= HALF;
    }

    /** How many words each line has, and how many of them are words of this mail. */
    Comparison compare(List<String> lines) {
        int[] words = new int[lines.size()];
        int[] ours = new int[lines.size()];
        boolean[] isShort = new boolean[lines.size()];
        List<String> row = new ArrayList<>(ROW);
        List<int[]> places = new ArrayList<>(ROW);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> inLine = words(lines.get(i));
            words[i] = inLine.size();
            isShort[i] = inLine.size() < ROW && shortLines.contains(String.join(" ", inLine));
            for (String word : inLine) {
                row.add(word);
                places.add(new int[] {i, 0});
                if (row.size() > ROW) {
                    row.remove(0);
                    places.remove(0);
                }
                if (row.size() == ROW && isOurs(hash(row, 0))) {
                    seen.add(hash(row, 0));
                    places.stream().filter(place -> place[1] == 0).forEach(place -> {
                        place[1] = 1;
                        ours[place[0]]++;
                    });
                }
            }
        }
        seen.retainAll(rows);
        return new Comparison(words, ours, isShort, rows.isEmpty() ? 0 : seen.size() / (double) rows.size());
    }

    private boolean isOurs(long row) {
        return rows.contains(row) || rowsWithLinks.contains(row);
    }

    /**
     * A text beside this mail.
     *
     * @param words the number of words in each line
     * @param ours how many of them are words of this mail, in its order
     * @param isShort whether a line of one or two words is a line of this mail
     * @param share how much of this mail the text contains, between 0 and 1
     */
    record Comparison(int[] words, int[] ours, boolean[] isShort, double share) {

        private static final double MOST_OF_LINE = 0.75;

        /** Whether the line is from this mail. */
        boolean isOurs(int line) {
            return words[line] > 0 && ours[line] >= MOST_OF_LINE * words[line];
        }

        /** Whether the line can be from this mail, for example because it is as short as one of its lines. */
        boolean mayBeOurs(int line) {
            return isOurs(line) || isShort[line] || words[line] == 0;
        }

        /** Whether the line has words, and is not from this mail. The sender may have added to one of our lines. */
        boolean isNew(int line) {
            return words[line] > 0 && !mayBeOurs(line);
        }

        /** How many words of this mail are in these lines. */
        int ours(int from, int to) {
            int sum = 0;
            for (int i = from; i < to; i++) {
                sum += isShort[i] ? words[i] : ours[i];
            }
            return sum;
        }

        int words(int from, int to) {
            int sum = 0;
            for (int i = from; i < to; i++) {
                sum += words[i];
            }
            return sum;
        }
    }

    private static long hash(List<String> words, int from) {
        long hash = 7;
        for (int i = from; i < from + ROW; i++) {
            hash = hash * 1_000_003 + words.get(i).hashCode();
            hash = hash * 31 + words.get(i).length();
        }
        return hash;
    }

    /** The words of a line, without links. Each character of a script without spaces counts as a word. */
    private static List<String> words(String line) {
        return wordsWithLinks(withoutLinks(line));
    }

    private static List<String> wordsWithLinks(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String folded = Normalizer.normalize(line, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        folded.codePoints().forEach(c -> {
            boolean isWhole = isWordByItself(c);
            if (isWhole || !Character.isLetterOrDigit(c) || word.length() > LONGEST_WORD) {
                flush(word, words);
            }
            if (isWhole) {
                words.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            }
        });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isWordByItself(int c) {
        if (c < 0x0e00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI -> Character.isLetter(c);
            default -> false;
        };
    }

    /** Mail programs and servers rewrite links, so links are not compared. */
    private static String withoutLinks(String line) {
        if (!line.contains("://") && !line.contains("mailto:") && !line.contains("www.")) {
            return line;
        }
        StringBuilder rest = new StringBuilder(line.length());
        for (String part : line.split("(?=[\\s<>()\\[\\]])")) {
            boolean isLink = part.contains("://") || part.contains("mailto:") || part.contains("www.");
            rest.append(isLink ? " " : part);
        }
        return rest.toString();
    }
}
