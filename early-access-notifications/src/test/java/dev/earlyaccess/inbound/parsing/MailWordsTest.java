package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.inbound.parsing.MailWords.HeaderField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mail programs write around quotes, in all languages, and what people write that looks similar. */
class MailWordsTest {

    private static final Set<String> LANGUAGES = Set.of(
            ("en de fr es it nl pt sv nb da fi pl cs sk hu ro ru uk bg el tr ar he fa hi mr ja zh-cn zh-tw ko vi id th ca hr "
                            + "sr sl lt lv et")
                    .split(" "));

    @Test
    void knowsTheFieldsOfAHeaderInEachLanguage() {
        Map<String, Set<HeaderField>> fields = MailWords.LABELS.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        MailWords.Label::language, Collectors.mapping(MailWords.Label::field, Collectors.toSet())));

        assertThat(MailWords.LANGUAGES).containsAll(LANGUAGES);
        assertThat(fields.keySet()).containsExactlyInAnyOrderElementsOf(MailWords.LANGUAGES);
        assertThat(fields.values()).allSatisfy(found -> assertThat(found)
                .contains(HeaderField.FROM, HeaderField.DATE, HeaderField.TO, HeaderField.CC, HeaderField.SUBJECT));
    }

    static Stream<String> quoteHeaders() {
        return lines("quote-headers.txt");
    }

    @ParameterizedTest
    @MethodSource("quoteHeaders")
    void cutsAQuoteWithItsHeader(String header) {
        assertThat(ReplyExtractor.of("My own words.\n\n" + header + "\n\n> What should we change?\n"))
                .isEqualTo("My own words.");
        assertThat(ReplyExtractor.of("My own words\nand more\n" + header + "\n> What should we change?\n"))
                .isEqualTo("My own words\nand more");
        assertThat(ReplyExtractor.of("My own words.\n\n> " + header + "\n> \n> What should we change?\n"))
                .isEqualTo("My own words.");
        assertThat(ReplyExtractor.of(header + "\n> What should we change?\n\nMy own words.\n"))
                .isEqualTo("My own words.");
    }

    @ParameterizedTest
    @MethodSource("quoteHeaders")
    void findsAQuoteHeaderOnTwoLines(String header) {
        String[] words = header.split(" ");
        for (int line = Math.max(4, words.length / 2); line < words.length; line++) {
            String first = String.join(" ", Arrays.copyOf(words, line));
            String second = String.join(" ", Arrays.copyOfRange(words, line, words.length));

            assertThat(ReplyExtractor.of("My own words\n" + first + "\n" + second + "\n\n> What?\n"))
                    .isEqualTo("My own words");
        }
    }

    static Stream<String> addedLines() {
        return lines("added-lines.txt");
    }

    @ParameterizedTest
    @MethodSource("addedLines")
    void cutsALineThatAPhoneAdds(String line) {
        assertThat(ReplyExtractor.of("My own words.\n\n" + line + "\n\nOn 26.11.2026 10:00, Ada wrote:\n> What?"))
                .isEqualTo("My own words.");
    }

    static Stream<String> sentences() {
        return lines("sentences.txt");
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void keepsASentenceThatLooksLikeALineOfAPhone(String sentence) {
        assertThat(ReplyExtractor.of("It is fine.\n" + sentence)).endsWith("\n" + sentence);
        assertThat(ReplyExtractor.of("It is fine.\n\n" + sentence)).endsWith("\n" + sentence);
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = MailWordsTest.class.getResourceAsStream("/mail-words/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
