package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are sent.
 *
 * @param from the sender of launch mails, updates and mails to the feedback group
 * @param connections the most connections to the mail server that one instance opens; 1 to 100
 * @param maxPerSecond the most mails that all instances together send per second; no limit unless set
 * @param templates a directory with files that replace the built-in files of the same name; none unless set
 */
@ConfigurationProperties("early-access.mail")
public record MailSettings(
        @DefaultValue("early-access@example.com") String from,
        @DefaultValue("4") int connections,
        @Nullable Integer maxPerSecond,
        @Nullable Path templates) {

    private static final int MOST_CONNECTIONS = 100;

    public MailSettings {
        MailAddress.setting("early-access.mail.from", from);
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("early-access.mail.connections must be 1 to %d, but is %d"
                    .formatted(MOST_CONNECTIONS, connections));
        }
        if (maxPerSecond != null && maxPerSecond < 1) {
            throw new IllegalArgumentException(
                    "early-access.mail.max-per-second must be positive, but is " + maxPerSecond);
        }
        if (templates != null && !Files.isDirectory(templates)) {
            throw new IllegalArgumentException("early-access.mail.templates must be a directory, but is " + templates);
        }
    }

    InternetAddress sender() {
        return MailAddress.setting("early-access.mail.from", from);
    }
}
