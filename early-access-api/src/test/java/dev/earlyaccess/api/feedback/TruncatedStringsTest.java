package dev.earlyaccess.api.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedStringsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"abcdef\", \"b\": 123456} | {\"a\": \"abc\", \"b\": 123456}",
                "[\"ab\\\"cd\", \"\"]           | [\"ab\\\"\", \"\"]",
                "[\"abc\\\"d\\\\\", \"ef\"]      | [\"abc\", \"ef\"]",
                "[\"a\\u00e9\\u00e9\\u00e9\"]   | [\"a\\u00e9\\u00e9\"]",
                "[\"größer\", \"日本語です\"]    | [\"grö\", \"日本語\"]"
            })
    void leaveOutTheEndsOfLongOnesOnly(String json, String shorter) throws IOException {
        assertThat(new String(
                        new TruncatedStrings(new ByteArrayInputStream(json.getBytes(UTF_8)), 3).readAllBytes(), UTF_8))
                .isEqualTo(shorter);
    }
}
