package dev.earlyaccess.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.inbound.MailboxSettings.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxSettingsTest {

    @Test
    void sayWhereTheMailboxIsAndHowToOpenIt() {
        assertThat(login("imaps://beta:secret@imap.example.com/INBOX"))
                .isEqualTo(new Login("imaps", "imap.example.com", -1, "beta", "secret", "INBOX"));
        assertThat(login("imap://beta%40example.com:a+b%2Fc%3A%25@mail_server:1143/Beta%20feedback"))
                .isEqualTo(new Login("imap", "mail_server", 1143, "beta@example.com", "a+b/c:%", "Beta feedback"));
        assertThat(login("imaps://beta:secret@imap.example.com/INBOX@other.example")
                        .host())
                .isEqualTo("imap.example.com");
        assertThat(login("imaps://beta@example.com:secret@[::1]:993"))
                .isEqualTo(new Login("imaps", "[::1]", 993, "beta@example.com", "secret", "INBOX"));
    }

    @Test
    void mayBeLeftOut() {
        assertThat(new MailboxSettings(null).login()).isNull();
        assertThat(new MailboxSettings(" ").login()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap.example.com",
                "pop3://beta:secret@imap.example.com",
                "imaps://imap.example.com",
                "imaps://beta@imap.example.com",
                "imaps://beta:100%secret@imap.example.com",
                "imaps://beta:100%25secret@other@imap.example.com",
                "imaps://beta:100%25secret@imap.example.com:65536"
            })
    void neverRepeatThePassword(String url) {
        assertThatThrownBy(() -> new MailboxSettings(url))
                .hasMessageContaining("early-access.feedback.imap-url")
                .message()
                .doesNotContain("100%", "beta@");
        assertThat(new MailboxSettings("imaps://beta:secret@imap.example.com/INBOX"))
                .hasToString("MailboxSettings[imapUrl=imaps://imap.example.com/INBOX]");
    }

    private static Login login(String url) {
        return new MailboxSettings(url).login();
    }
}
