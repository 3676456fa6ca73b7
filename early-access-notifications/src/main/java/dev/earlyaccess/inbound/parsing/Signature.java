package dev.earlyaccess.inbound.parsing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signature below a text. Its separator is two dashes and a space (RFC 3676, 4.3). Some programs remove
 * the space; people also separate paragraphs with two dashes, so what follows must then look like a
 * signature.
 */
final class Signature {

    private static final String SEPARATOR = "-- ";
    private static final String SEPARATOR_WITHOUT_SPACE = "--";

    private static final int MOST_LINES = 12;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_NAME_WORDS = 6;
    private static final int SHORTEST_SENTENCE = 4;

    /** The least number of words of a line that is not a name or a position. */
    private static final int SHORTEST_TEXT = 10;

    private static final int SHORTEST_NAME_PART = 3;

    private static final Pattern CONTACT =
            Pattern.compile("\\S@\\S|https?://|www\\.|(?:\\+|\\b0)[\\d ()/.-]{6,}\\d|\\(\\d{2,5}\\) ?\\d{3}");

    private Signature() {}

    /**
     * The lines above the signature.
     *
     * @param isAlone whether the sender wrote something elsewhere, so that these lines may be nothing but a
     *     signature
     */
    static List<String> cutFrom(List<String> lines, boolean isAlone, ParsedMail.@Nullable Originator sender) {
        int marked = lines.indexOf(SEPARATOR);
        List<String> rest = marked < 0 || isText(lines, marked) ? lines : lines.subList(0, marked);
        for (int i = Math.max(0, rest.size() - 4 * MOST_LINES); i < rest.size(); i++) {
            if (rest.get(i).strip().equals(SEPARATOR_WITHOUT_SPACE) && isSignature(rest, i, isAlone, sender)) {
                return rest.subList(0, i);
            }
        }
        return rest;
    }

    /** Whether the line below the separator is too long for a name. */
    private static boolean isText(List<String> lines, int separator) {
        return lines.subList(separator + 1, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> !isContact(line) && line.split(" +").length >= SHORTEST_TEXT)
                .isPresent();
    }

    private static boolean isSignature(
            List<String> lines, int separator, boolean isAlone, ParsedMail.@Nullable Originator sender) {
        List<String> below = lines.subList(separator + 1, lines.size()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (below.size() > MOST_LINES || below.contains(SEPARATOR_WITHOUT_SPACE) || isText(lines, separator)) {
            return false;
        }
        boolean isFirst = lines.subList(0, separator).stream().allMatch(String::isBlank);
        if (below.isEmpty() || isFirst && isAlone) {
            return true;
        }
        if (below.stream().anyMatch(Signature::isSentence)) {
            return namesSender(below.get(0), sender);
        }
        return namesSender(below.get(0), sender)
                || below.stream().anyMatch(Signature::isContact)
                || below.stream().allMatch(Signature::isName);
    }

    private static boolean isSentence(String line) {
        if (line.length() > LONGEST_LINE) {
            return true;
        }
        String[] words = line.split(" +");
        return words.length >= SHORTEST_SENTENCE
                && !isContact(line)
                && (line.matches(".*[.!?。！？…]$") || line.contains(": "));
    }

    private static boolean isContact(String line) {
        return line.length() <= LONGEST_LINE && CONTACT.matcher(line).find();
    }

    private static boolean namesSender(String line, ParsedMail.@Nullable Originator sender) {
        if (sender == null || line.length() > 2 * LONGEST_NAME || isSentence(line)) {
            return false;
        }
        String name = sender.name() == null ? "" : sender.name();
        String account = sender.email().substring(0, Math.max(0, sender.email().indexOf('@')));
        List<String> words = Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\d]+"));
        return Arrays.stream((name + " " + account).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\d]+"))
                .anyMatch(part -> part.length() >= SHORTEST_NAME_PART && words.contains(part));
    }

    /** A name, a position or a company: words with capital letters, and no sentence. */
    private static boolean isName(String line) {
        String[] words = line.split(" +");
        return line.length() <= LONGEST_NAME
                && words.length >= 2
                && words.length <= MOST_NAME_WORDS
                && !line.matches(".*[.!?:;。！？…]$")
                && !line.contains(": ")
                && Arrays.stream(words)
                        .filter(word -> word.length() > SHORTEST_NAME_PART)
                        .allMatch(word -> !Character.isLowerCase(word.codePointAt(0)));
    }
}
