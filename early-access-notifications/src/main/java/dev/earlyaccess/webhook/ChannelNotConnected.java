package dev.earlyaccess.webhook;

import dev.earlyaccess.shared.Refusal;

/** The settings have no webhook for this Slack channel. */
class ChannelNotConnected extends Refusal {

    ChannelNotConnected(Channel channel) {
        super(
                "channel-not-connected",
                "The %s channel is not connected: early-access.slack.%s is not set."
                        .formatted(channel.code(), channel.code()));
    }
}
