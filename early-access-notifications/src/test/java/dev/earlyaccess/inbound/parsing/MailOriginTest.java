package dev.earlyaccess.inbound.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "Ada <Ada@Example.com>",
                "\"Lovelace, Ada\" <ada@example.com>",
                "\"ada@example.com\" <ada@example.com>",
                "=?utf-8?q?A=40da?= <ada@example.com> (at home)"
            })
    void hasOneAuthor(String from) {
        assertThat(origin("From: " + from).author()).isEqualTo("ada@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada",
                "ada@example.com, eve@evil.example",
                "ada@example.com <eve@evil.example>",
                "\"ada@example.com\" <eve@evil.example>",
                "ada@example.com (eve@evil.example)",
                "<eve@evil.example>ada@example.com",
                "ada@example.com@evil.example",
                "\"eve\"@evil.example, ada@example.com",
                "ada@example.com, eve",
                "ada@example.com\r\nFrom: eve@evil.example"
            })
    void hasNoAuthorUnlessOneAddressIsThere(String from) {
        assertThat(origin("From: " + from).author()).isNull();
    }

    @Test
    void hasAllRecipientsOfToAndCc() {
        assertThat(origin("To: \"Feedback, beta\" <Beta@example.com>, beta@example.com\r\nCc: max@example.com")
                        .recipients())
                .containsExactly("beta@example.com", "max@example.com");
        assertThat(origin("To: undisclosed-recipients:;").recipients()).isEmpty();
        assertThat(origin("Subject: none").recipients()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: beta@example.com, max",
                "To: beta@example.com\r\nCc: max",
                "To: friends: beta@example.com, max;",
                "To: beta@example.com, \"max\"@example.com",
                "Cc: @"
            })
    void hasNoRecipientsIfOneCannotBeRead(String header) {
        assertThat(origin(header).recipients()).isNull();
    }

    @Test
    void hasTheResultsOfServersFromTheTop() {
        assertThat(origin("""
                Authentication-Results: mx.example.com;
                 dmarc=pass
                Received: from somewhere
                authentication-results: other.example; none""".replace("\n", "\r\n")).authenticationResults())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("mx.example.com;")
                .endsWith("dmarc=pass");
    }

    private static MailOrigin origin(String header) {
        return Sample.parsed((header + "\r\n\r\nHello").getBytes(StandardCharsets.UTF_8))
                .origin();
    }
}
