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
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SlackSettings[feedback=%s]".formatted(isSet(feedback) ? "…" : "none");
    }
}
