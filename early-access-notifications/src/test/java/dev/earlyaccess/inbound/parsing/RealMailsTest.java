package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small mails as people and mail programs write them, in src/test/resources/mails. What each of them says
 * stands in right.json.
 */
class RealMailsTest {

    private static final JsonNode RIGHT = JsonMapper.shared().readTree(file("right.json"));

    static Stream<String> mails() {
        return RIGHT.propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void readsWhatTheSenderSays(String name) {
        ParsedMail mail = Sample.parsed(file(name + ".eml"));
        JsonNode right = RIGHT.required(name);
        String said = said(mail, right.required("field").stringValue());

        if (right.has("contains")) {
            assertThat(said).contains(right.required("contains").stringValue());
        } else {
            assertThat(said).isEqualTo(right.required("right").stringValue());
        }
    }

    private static String said(ParsedMail mail, String field) {
        return switch (field) {
            case "subject" -> Objects.requireNonNull(mail.subject());
            case "status" -> mail.nature() == Nature.REPLY ? "unread" : "automatic";
            default -> mail.text();
        };
    }

    private static byte[] file(String name) {
        try (InputStream file = RealMailsTest.class.getResourceAsStream("/mails/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
