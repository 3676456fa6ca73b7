package dev.earlyaccess.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mailbox that receives the replies of users.
 *
 * @param imapUrl {@code imaps://user:password@host/folder}; reserved characters are percent-encoded (RFC
 *     5092). If it is not set, no mailbox is read
 */
@ConfigurationProperties("early-access.feedback")
record MailboxSettings(@Nullable String imapUrl) {

    private static final Pattern URL =
            Pattern.compile("(imaps?)://([^:/]+):([^@/]*)@([^@/:\\s]+|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?(?:/(.*))?");

    private static final int LAST_PORT = 65_535;

    MailboxSettings {
        if (imapUrl != null && imapUrl.isBlank()) {
            imapUrl = null;
        }
        if (imapUrl != null) {
            Login.read(imapUrl);
        }
    }

    /**
     * The login to the mailbox.
     *
     * @param protocol {@code imap} or {@code imaps}
     * @param port -1 for the default port of the protocol
     */
    record Login(String protocol, String host, int port, String user, String password, String folder) {

        private static Login read(String url) {
            Matcher parts = URL.matcher(url.strip());
            if (!parts.matches()) {
                throw unreadable();
            }
            int port = parts.group(5) == null ? -1 : Integer.parseInt(parts.group(5));
            if (port == 0 || port > LAST_PORT) {
                throw unreadable();
            }
            String folder = Objects.requireNonNullElse(parts.group(6), "");
            try {
                return new Login(
                        parts.group(1),
                        parts.group(4),
                        port,
                        decoded(parts.group(2)),
                        decoded(parts.group(3)),
                        folder.isBlank() ? "INBOX" : decoded(folder));
            } catch (IllegalArgumentException notEncoded) {
                throw unreadable();
            }
        }

        /** It holds a password, so it is not repeated. */
        private static IllegalArgumentException unreadable() {
            return new IllegalArgumentException(
                    "early-access.feedback.imap-url must be like "
                            + "imaps://user:password@imap.example.com/INBOX, with @ : / % in user and password written as %40 %3A %2F %25");
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        }

        @Override
        public String toString() {
            return "%s://%s/%s".formatted(protocol, host, folder);
        }
    }

    /** Null if no mailbox is read. */
    @Nullable
    Login login() {
        return imapUrl == null ? null : Login.read(imapUrl);
    }

    @Override
    public String toString() {
        return "MailboxSettings[imapUrl=%s]".formatted(login());
    }
}
