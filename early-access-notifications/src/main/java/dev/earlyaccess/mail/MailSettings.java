package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails go out.
 *
 * @param from the sender of launch mails
 * @param templates a directory whose files replace ours of the same name; none unless set
 */
@ConfigurationProperties("early-access.mail")
record MailSettings(
        @DefaultValue("early-access@example.com") String from,
        @Nullable Path templates) {

    MailSettings {
        MailAddress.setting("early-access.mail.from", from);
        if (templates != null && !Files.isDirectory(templates)) {
            throw new IllegalArgumentException("early-access.mail.templates must be a directory, but is " + templates);
        }
    }

    InternetAddress sender() {
        return MailAddress.setting("early-access.mail.from", from);
    }
}
