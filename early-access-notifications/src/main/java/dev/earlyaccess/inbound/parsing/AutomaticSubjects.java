package dev.earlyaccess.inbound.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The subjects that vacation notices and failure notices have, by language. The table is the resource
 * {@code automatic-subjects.txt}.
 *
 * @param titles what only machines write above a mail: the whole subject, or its beginning before a colon
 * @param absences what people may write as well: the whole subject, if it has several words; otherwise only
 *     where a title of a reply or the text shows that it is a notice
 * @param failures what mail servers write about a mail that did not arrive: the beginning of the subject
 * @param sentences how the text of a vacation notice begins one of its sentences
 */
record AutomaticSubjects(List<String> titles, List<String> absences, List<String> failures, List<String> sentences) {

    static final AutomaticSubjects NOTICES = read();

    /** What stands between a title and the subject of the mail that is replied to. */
    private static final String SEPARATORS = ":：([-–—|])】」》";

    private static final String REPLIED = "(?:re|aw|sv|vs|odp|antw|ynt|rif|res|回复|答复|回覆|返信)\\s?(?:\\[\\d+])?[:：].*";

    /** A notice says what it is at its beginning. */
    private static final int FIRST_LINES = 20;

    private static final int LONGEST_LINE = 500;

    /** Whether a mail with this subject and this text is a notice that its recipient is away. */
    boolean isVacationNotice(String subject, String text) {
        String title = plain(subject).replaceFirst("^[\\[(【「《\\s]+", "");
        return titles.stream().anyMatch(known -> isTitle(title, known))
                || absences.stream().anyMatch(known -> isAbsence(title, known, text));
    }

    /** Whether a mail server may have written this subject about a mail that did not arrive. */
    boolean mayBeFailureNotice(String subject) {
        String title = plain(subject);
        return failures.stream().anyMatch(title::startsWith);
    }

    private static boolean isTitle(String subject, String title) {
        return subject.startsWith(title) && (isWhole(subject, title) || isSeparated(subject, title));
    }

    private boolean isAbsence(String subject, String title, String text) {
        if (!subject.startsWith(title)) {
            return false;
        } else if (isWhole(subject, title)) {
            return title.indexOf(' ') > 0 || isNotice(text);
        }
        String rest = subject.substring(title.length()).strip();
        return isSeparated(subject, title)
                && (rest.substring(1).strip().matches(REPLIED) || isNotice(text) || isNotice(rest.substring(1)));
    }

    private static boolean isWhole(String subject, String title) {
        return subject.length() == title.length()
                || subject.substring(title.length()).matches("[\\s.!…]*");
    }

    private static boolean isSeparated(String subject, String title) {
        String rest = subject.substring(title.length()).strip();
        return !rest.isEmpty() && (SEPARATORS.indexOf(rest.charAt(0)) >= 0 || rest.matches(REPLIED));
    }

    private boolean isNotice(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(FIRST_LINES)
                .map(line -> plain(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line))
                .flatMap(line -> List.of(line.split("[.!?,;:。！，、]\\s*")).stream())
                .anyMatch(sentence -> sentences.stream().anyMatch(sentence::startsWith));
    }

    private static String plain(String any) {
        return Normalizer.normalize(any, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    /** Each line has a kind, a language and, after a colon, phrases between bars. */
    private static AutomaticSubjects read() {
        AutomaticSubjects all =
                new AutomaticSubjects(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (InputStream file =
                AutomaticSubjects.class.getResourceAsStream("/early-access/inbound/automatic-subjects.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line ->
                            all.addAll(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(':') + 1)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return all;
    }

    private void addAll(String kind, String phrases) {
        List<String> list =
                switch (kind) {
                    case "title" -> titles;
                    case "absence" -> absences;
                    case "failure" -> failures;
                    case "sentence" -> sentences;
                    default -> throw new IllegalStateException("automatic-subjects.txt has no kind " + kind);
                };
        for (String phrase : phrases.split("\\|")) {
            list.add(plain(phrase));
        }
    }
}
