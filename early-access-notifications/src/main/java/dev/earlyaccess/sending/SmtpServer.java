package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server as the settings describe it: opens the connections to it, and knows its time-outs. */
@Component
class SmtpServer {

    /**
     * The server's replies to MAIL FROM, RCPT TO, DATA and the end of the message; the connection is already
     * open.
     */
    private static final int REPLIES_PER_MAIL = 4;

    private final JavaMailSenderImpl server;
    private final MailSettings settings;

    /** @param timeouts registered with this server before any connection is opened */
    SmtpServer(JavaMailSenderImpl server, WriteTimeouts timeouts, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** All connections that one instance may have. Each is opened when its first mail needs it. */
    List<SmtpConnection> connections() {
        return Stream.generate(this::connection).limit(settings.connections()).toList();
    }

    /** One more connection, which is not open yet. */
    SmtpConnection connection() {
        return new SmtpConnection(server);
    }

    /** The longest time that sending one mail over an open connection can take before a time-out ends it. */
    Duration longestSend() {
        return timeout("timeout").multipliedBy(REPLIES_PER_MAIL).plus(timeout("writetimeout"));
    }

    private Duration timeout(String name) {
        String property = "mail." + SmtpConnection.protocol(server) + "." + name;
        long millis = Long.parseLong(server.getJavaMailProperties().getProperty(property, "0"));
        if (millis <= 0) {
            throw new IllegalStateException("spring.mail.properties." + property
                    + " must be positive: without this time-out, sending a mail could take forever");
        }
        return Duration.ofMillis(millis);
    }
}
