package dev.earlyaccess.chat;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Slack's incoming webhooks, one a channel. Their addresses are secrets: whoever knows one may post.
 *
 * @param feedback the webhook of the channel that hears what users say; without one nobody is told there
 */
@ConfigurationProperties("early-access.slack")
record SlackSettings(@Nullable String feedback) {

    SlackSettings {
        if (isSet(feedback) && !isWebAddress(feedback)) {
            throw new IllegalArgumentException(
                    "early-access.slack.feedback must be an address that begins with https://");
        }
    }

    /** The webhook of this channel; empty if it has none. */
    Optional<URI> webhook(Channel channel) {
        @Nullable
        String address =
                switch (channel) {
                    case FEEDBACK -> feedback;
                };
        return Optional.ofNullable(address)
                .filter(SlackSettings::isSet)
                .map(String::strip)
                .map(URI::create);
    }

    private static boolean isSet(@Nullable String address) {
        return address != null && !address.isBlank();
    }

    private static boolean isWebAddress(@Nullable String address) {
        try {
            URI uri = URI.create(String.valueOf(address).strip());
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || isOnThisMachine(uri));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** A stand-in for Slack: what goes to it leaves no machine, so it needs no encryption. */
    private static boolean isOnThisMachine(URI uri) {
        return "http".equals(uri.getScheme())
                && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()));
    }

    @Override
    public String toString() {
        return "SlackSettings[feedback=%s]".formatted(isSet(feedback) ? "…" : "none");
    }
}
