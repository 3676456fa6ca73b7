package dev.earlyaccess.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a person in texts that others wrote: a regular expression of PostgreSQL for the person's addresses, in any
 * spelling, and for the id.
 */
final class ErasedText {

    /** Stands where the address or the id stood. */
    static final String BLANK = "(erased)";

    /** A shorter id could be a word or a number, which means something else in most texts. */
    private static final int SHORTEST_ID = 8;

    /** In JSON, a letter that stands for the end of a line may be before it. */
    private static final String BEGIN = "(?:(?<![[:alnum:]_+])(?<![[:alnum:]][.@|-])|(?<=\\\\[bfnrt]))";

    private static final String END = "(?![[:alnum:]_]|[.@|-][[:alnum:]])";

    private ErasedText() {}

    /**
     * The pattern, to be used without regard to upper and lower case; empty if there is nothing by which a text could
     * mean the person.
     */
    static Optional<String> pattern(DataSubject person) {
        String either = Stream.concat(
                        person.emails().stream().map(ErasedText::address),
                        Stream.of(person.id())
                                .filter(ErasedText::isUnmistakable)
                                .map(ErasedText::quoted))
                .collect(Collectors.joining("|"));
        return either.isEmpty() ? Optional.empty() : Optional.of(BEGIN + "(?:" + either + ")" + END);
    }

    /** Patterns for {@code like}, of which one fits each text in lower case in which the pattern is found. */
    static String[] likes(DataSubject person) {
        return Stream.of(
                        person.emails().stream(),
                        person.emails().stream().map(email -> email.replace("@", "%40")),
                        Stream.of(person.id())
                                .filter(ErasedText::isUnmistakable)
                                .map(id -> id.toLowerCase(Locale.ROOT)))
                .flatMap(texts -> texts)
                .map(text -> "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }

    /** Whether a text that has this id in it can only mean the user: 8 characters or more, not letters alone. */
    static boolean isUnmistakable(String id) {
        return id.codePointCount(0, id.length()) >= SHORTEST_ID
                && !id.codePoints().allMatch(Character::isLetter);
    }

    /** Also as a part of a URL. */
    private static String address(String email) {
        return quoted(email).replace("\\@", "(?:@|%40)");
    }

    /** Also as JSON, which has a backslash before each backslash and each quotation mark. */
    private static String quoted(String text) {
        return text.codePoints().mapToObj(ErasedText::quoted).collect(Collectors.joining());
    }

    private static String quoted(int character) {
        String one = Character.toString(character);
        return switch (character) {
            case '\\' -> "\\\\{1,2}";
            case '"' -> "\\\\?\"";
            default -> character < 128 && !Character.isLetterOrDigit(character) ? "\\" + one : one;
        };
    }
}
