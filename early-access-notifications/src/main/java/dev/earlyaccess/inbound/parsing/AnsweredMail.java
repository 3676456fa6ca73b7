package dev.earlyaccess.inbound.parsing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mail of ours that somebody answers. Whatever a mail program did to its text, and in whatever language
 * that program speaks: what it quotes consists of the words of this mail, in their order. So a line is
 * recognised by its words, three in a row, without regard to line ends, marks, space, punctuation, case and
 * links.
 */
public final class AnsweredMail {

    static final int ROW = 3;

    /** The maximum number of words that are compared; our mails are much shorter. */
    private static final int MOST_WORDS = 50_000;

    private static final double HALF = 0.5;

    private final KnownLinks links = new KnownLinks();
    private final WordRows rows = new WordRows();

    /** The rows of the mail in each of its forms, without its subject. */
    private final List<WordRows> forms = List.of(new WordRows(), new WordRows());

    /** The rows with which a sentence or a line begins. */
    private final WordRows beginnings = new WordRows();

    /** The rows with which a sentence or a line ends. */
    private final WordRows ends = new WordRows();

    /** How often each line stands in the mail that has less words than a row. */
    private final Map<Long, Integer> shortLines = new HashMap<>();

    /** The same lines with their signs. */
    private final Set<Long> shortLinesWithSigns = new HashSet<>();

    private AnsweredMail() {}

    /** A mail in the forms in which it was sent. */
    public static AnsweredMail of(String subject, String text, String html) {
        AnsweredMail mail = new AnsweredMail();
        String page = TextSanitizer.text(HtmlText.of(html).text());
        mail.links.take(text);
        mail.links.take(page);
        mail.links.takePictures(html);
        mail.take(subject, new WordRows());
        mail.take(TextSanitizer.text(text), mail.forms.get(0));
        mail.take(page, mail.forms.get(1));
        mail.forms.forEach(WordRows::close);
        mail.rows.close();
        mail.beginnings.close();
        mail.ends.close();
        return mail;
    }

    private void take(String text, WordRows form) {
        ComparedWords words = new ComparedWords(text.lines().toList(), links);
        words.labels().forEach(links::takeLabel);
        Map<Long, Integer> found = new HashMap<>();
        for (int line = 0; line < words.lines() && words.end(line) <= MOST_WORDS; line++) {
            if (words.inLine(line) > 0 && words.inLine(line) < ROW) {
                found.merge(words.hash(words.first(line), words.end(line)), 1, Integer::sum);
                shortLinesWithSigns.add(words.hashWithSigns(line));
            }
            for (int i = words.first(line); i < words.end(line); i++) {
                takeRows(words, line, i, form);
            }
        }
        found.forEach((line, times) -> shortLines.merge(line, times, Math::max));
    }

    /** Takes the rows that begin and end with this word. */
    private void takeRows(ComparedWords words, int line, int word, WordRows form) {
        if (word + ROW <= Math.min(words.count(), MOST_WORDS)) {
            long row = words.hash(word, word + ROW);
            rows.add(row);
            form.add(row);
            if (words.isBetweenSentences(line, word)) {
                beginnings.add(row);
            }
        }
        if (word + 1 >= ROW && words.isBetweenSentences(line, word + 1)) {
            ends.add(words.hash(word + 1 - ROW, word + 1));
        }
    }

    /** Whether at least half of this mail stands in a text: then the text is, or contains, a quotation of it. */
    public boolean isMostlyIn(String text) {
        return compare(text.lines().toList()).share() >= HALF;
    }

    /** How many words each line has, and which of them are words of this mail. */
    QuoteComparison compare(List<String> lines) {
        return new QuoteComparison(new ComparedWords(lines, links), this);
    }

    WordRows rows() {
        return rows;
    }

    List<WordRows> forms() {
        return forms;
    }

    WordRows beginnings() {
        return beginnings;
    }

    WordRows ends() {
        return ends;
    }

    Map<Long, Integer> shortLines() {
        return shortLines;
    }

    Set<Long> shortLinesWithSigns() {
        return shortLinesWithSigns;
    }

    /** A set of rows of words, as numbers that stand for them. */
    static final class WordRows {

        private long[] rows = new long[64];
        private int[] times = {};
        private int count;

        void add(long row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row;
        }

        /** Each row once, in their order, and how often it was there. */
        void close() {
            long[] all = Arrays.copyOf(rows, count);
            Arrays.sort(all);
            rows = new long[count];
            times = new int[count];
            count = 0;
            for (long row : all) {
                if (count == 0 || rows[count - 1] != row) {
                    rows[count++] = row;
                }
                times[count - 1]++;
            }
            rows = Arrays.copyOf(rows, count);
        }

        long row(int place) {
            return rows[place];
        }

        /** How often the row is in the mail. */
        int times(long row) {
            int place = indexOf(row);
            return place < 0 ? 0 : times[place];
        }

        /** The place of the row; negative if it is not among them. */
        int indexOf(long row) {
            return Arrays.binarySearch(rows, row);
        }

        boolean has(long row) {
            return indexOf(row) >= 0;
        }

        int size() {
            return count;
        }
    }
}
