package dev.earlyaccess.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Slack's incoming webhooks, one a channel. Their addresses are secrets: whoever knows one may post. Without one nobody is
 * told there.
 *
 * @param feedback the webhook of the channel that hears what users say
 * @param marketing the webhook of the channel that hears of concepts and betas
 * @param announcements the webhook of the channel that hears what is generally available, and what is gone
 */
@ConfigurationProperties("early-access.slack")
record SlackSettings(
        @Nullable String feedback,
        @Nullable String marketing,
        @Nullable String announcements) {

    SlackSettings {
        check(Channel.FEEDBACK, feedback);
        check(Channel.MARKETING, marketing);
        check(Channel.ANNOUNCEMENTS, announcements);
    }

    /** The webhook of this channel; empty if it has none. */
    Optional<EndpointUrl> webhook(Channel channel) {
        @Nullable
        String address =
                switch (channel) {
                    case FEEDBACK -> feedback;
                    case MARKETING -> marketing;
                    case ANNOUNCEMENTS -> announcements;
                };
        return isSet(address) ? EndpointUrl.read(String.valueOf(address)) : Optional.empty();
    }

    private static void check(Channel channel, @Nullable String address) {
        if (isSet(address) && EndpointUrl.read(String.valueOf(address)).isEmpty()) {
            throw new IllegalArgumentException(
                    "early-access.slack.%s must be an address that begins with https://".formatted(channel.code()));
        }
    }

    private static boolean isSet(@Nullable String address) {
        return address != null && !address.isBlank();
    }

    @Override
    public String toString() {
        return "SlackSettings[feedback=%s, marketing=%s, announcements=%s]"
                .formatted(shown(feedback), shown(marketing), shown(announcements));
    }

    private static String shown(@Nullable String address) {
        return isSet(address) ? "…" : "none";
    }
}
