package dev.earlyaccess.privacy;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blanks a person in texts that others wrote: the person's addresses, in any spelling, and the id. */
final class ErasedText {

    /** Stands where the address or the id stood. */
    static final String BLANK = "(erased)";

    /** A shorter id could be a word or a number, which means something else in most texts. */
    private static final int SHORTEST_ID = 8;

    /** Signs are not searched, so an id of signs would be found in most texts. */
    private static final int FEWEST_LETTERS = 6;

    /** In JSON, a letter that stands for the end of a line may be before it. */
    private static final String BEGIN = "(?:(?<![\\p{Alnum}_+])(?<!\\p{Alnum}[.@|-])|(?<=\\\\[bfnrt]))";

    private static final String END = "(?![\\p{Alnum}_]|[.@|-]\\p{Alnum})";

    private final Pattern pattern;

    private ErasedText(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty if there is nothing by which a text could mean the person. */
    static Optional<ErasedText> of(DataSubject person) {
        String either = Stream.concat(
                        person.emails().stream().map(ErasedText::address),
                        unmistakableId(person).map(ErasedText::quoted))
                .collect(Collectors.joining("|"));
        return either.isEmpty()
                ? Optional.empty()
                : Optional.of(new ErasedText(Pattern.compile(
                        BEGIN + "(?:" + either + ")" + END,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)));
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The text without the person. */
    String blank(String text) {
        return pattern.matcher(text).replaceAll(BLANK);
    }

    /** Each text that means the person has all words of one of these. */
    static String[] names(DataSubject person) {
        return Stream.of(
                        person.emails().stream(),
                        person.emails().stream().map(email -> email.replace("@", "%40")),
                        unmistakableId(person))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    private static Stream<String> unmistakableId(DataSubject person) {
        return Stream.of(person.id()).filter(ErasedText::isUnmistakable);
    }

    /** Whether a text that has this id in it can only mean the user. */
    static boolean isUnmistakable(String id) {
        return id.codePointCount(0, id.length()) >= SHORTEST_ID
                && id.codePoints().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS
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
