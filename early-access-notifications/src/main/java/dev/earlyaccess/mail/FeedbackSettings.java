package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When users are asked for feedback, and from which address.
 *
 * @param delay from the start of a user's use to the feedback request; positive
 * @param from the sender and reply address of feedback requests
 */
@ConfigurationProperties("early-access.feedback")
public record FeedbackSettings(
        @DefaultValue("P7D") Duration delay,
        @DefaultValue("beta-feedback@example.com") String from) {

    public FeedbackSettings {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("early-access.feedback.delay must be positive, but is " + delay);
        }
        MailAddress.setting("early-access.feedback.from", from);
    }

    InternetAddress sender() {
        return MailAddress.setting("early-access.feedback.from", from);
    }
}
