package dev.earlyaccess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.webhook.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for readers name each word that the service says. */
class DocumentedWordsTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("audit.md", codes(AuditAction.values())),
                Arguments.of("mail.md", codes(MailType.values())),
                Arguments.of(
                        "webhooks.md",
                        Arrays.stream(EventType.values()).map(EventType::code).toList()));
    }

    private static List<String> codes(KebabCase... words) {
        return Arrays.stream(words).map(KebabCase::code).toList();
    }

    @ParameterizedTest
    @MethodSource("words")
    void areAllInATable(String page, List<String> words) throws IOException {
        List<String> tables = Files.readAllLines(Path.of("..", "docs", page)).stream()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(words).allSatisfy(word -> assertThat(tables)
                .anySatisfy(row -> assertThat(row).contains("`" + word + "`")));
    }
}
