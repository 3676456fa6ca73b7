package dev.earlyaccess.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostmarkStreamTest {

    private final ByteArrayOutputStream mail = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"From\": \"a\\\"b\", \"Headers\": [{\"Name\": \"RawEmail\", \"Value\": \"x\"}, 1.5e3, null]}",
                "[\"RawEmail\", \"x\"]",
                "{\"a\": {\"RawEmail\": \"x\"}, \"b\": \"RawEmail\"}",
                "no JSON \" at all",
                ""
            })
    void leavesShortStringsAsTheyAre(String json) throws IOException {
        assertThat(read(json)).isEqualTo(json);
        assertThat(mail.toString(UTF_8)).isEmpty();
    }

    @Test
    void cutsLongStrings() throws IOException {
        String text = "\u20ac\\n\\u00e4".repeat(100_000);

        assertThat(read("{\"Attachments\": [{\"Content\": \"" + text + "\"}], \"TextBody\": \"" + text + "\"}"))
                .startsWith("{\"Attachments\": [{\"Content\": \"\u20ac\\n\\u00e4")
                .contains("\"}], \"TextBody\": \"" + text + "\"}")
                .hasSizeLessThan(text.length() + 100_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Größe | Größe",
                "a\\\"b\\\\c\\/d | a\"b\\c/d",
                "\\u00e4\\ud83c\\udf19\\u0041 | ä🌙A",
            })
    void handsOverTheWholeMail(String escaped, String text) throws IOException {
        assertThat(read("{\"From\" : \"a\", \"RawEmail\" : \"%s\", \"To\": \"b\"}".formatted(escaped)))
                .isEqualTo("{\"From\" : \"a\", \"RawEmail\" : \"\", \"To\": \"b\"}");
        assertThat(mail.toString(UTF_8)).isEqualTo(text);
    }

    @Test
    void handsOverAMailOfAnySize() throws IOException {
        assertThat(read("{\"RawEmail\":\"" + "\\r\\nline".repeat(500_000) + "\"}"))
                .isEqualTo("{\"RawEmail\":\"\"}");
        assertThat(mail.toString(UTF_8)).isEqualTo("\r\nline".repeat(500_000));
    }

    private String read(String json) throws IOException {
        return new String(
                new PostmarkStream(new ByteArrayInputStream(json.getBytes(UTF_8)), mail).readAllBytes(), UTF_8);
    }
}
