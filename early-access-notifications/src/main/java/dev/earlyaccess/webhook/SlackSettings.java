package dev.earlyaccess.webhook;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Slack's incoming webhooks, one for each channel. Their addresses are secrets: anybody who knows an address
 * may post to the channel. Nothing is queued for a channel without a webhook.
 *
 * @param feedback the webhook of the channel for feedback from users
 * @param marketing the webhook of the channel for concepts and betas
 * @param announcements the webhook of the channel for what is generally available, and for its end
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

    /**
     * The channels among these that have a webhook. Of two with the same webhook only the first: nobody reads
     * a message twice.
     */
    Collection<Channel> connected(Set<Channel> channels) {
        Map<EndpointUrl, Channel> byWebhook = new LinkedHashMap<>();
        channels.forEach(channel -> webhook(channel).ifPresent(url -> byWebhook.putIfAbsent(url, channel)));
        return byWebhook.values();
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
