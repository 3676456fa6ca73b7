package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.webhook.Channel;
import dev.earlyaccess.webhook.ChatChannel;
import dev.earlyaccess.webhook.ChatChannels;
import dev.earlyaccess.webhook.WebhookProbe;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether messages arrive in the team's Slack channels. */
@Tag(
        name = "Chat",
        description = "See whether messages arrive in the team's Slack channels, and if not, why; post a test message.")
@RestController
@RequestMapping("/api/v1/admin/chat")
class ChatController {

    private final ChatChannels channels;
    private final WebhookProbe probe;

    ChatController(ChatChannels channels, WebhookProbe probe) {
        this.channels = channels;
        this.probe = probe;
    }

    /** A channel as the API shows it. */
    @Schema(name = "ChatChannel", description = "A Slack channel of the team, and how posting to it goes.")
    record ChannelView(
            @Schema(description = "What is posted to it.", example = "marketing")
            Channel channel,

            @Schema(description = "Whether it has a webhook. Without one nothing is queued for it.", example = "true")
            boolean connected,

            @Schema(description = "How many messages are still to be posted.", example = "2")
            long waiting,

            @Schema(
                    description = "When the oldest waiting message was queued; null if none waits.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant oldestAt,

            @Schema(description = "How often in a row posting has failed.", example = "3")
            int failures,

            @Schema(
                    description =
                            "Slack's response to the last attempt, or why there was none; null since an attempt last succeeded.",
                    example = "404 no_service",
                    nullable = true)
            @MentionsAddresses
            @Nullable
            String lastError,

            @Schema(
                    description = "When the next attempt is made; null if the last one succeeded.",
                    example = "2026-11-22T09:00:32Z",
                    nullable = true)
            @Nullable
            Instant restsUntil) {

        static ChannelView of(ChatChannel channel) {
            return new ChannelView(
                    channel.channel(),
                    channel.connected(),
                    channel.waiting(),
                    channel.oldestAt(),
                    channel.failures(),
                    channel.lastError(),
                    channel.restsUntil());
        }
    }

    /** A test message, and what Slack responded. */
    @Schema(name = "ChatTest", description = "A test message that was posted, and Slack's response.")
    record ChatTestView(
            @Schema(
                    description = "The text that was posted.",
                    example = "This is a test. Early Access posts new concepts and betas to this channel.")
            String text,

            WebhookMessagesController.MessageView.AttemptView attempt) {

        static ChatTestView of(WebhookProbe.SlackProbe probe) {
            return new ChatTestView(
                    probe.text(), WebhookMessagesController.MessageView.AttemptView.of(probe.attempt(), true));
        }
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listChatChannels",
            summary = "See how posting to Slack goes",
            description = "All channels, connected or not, in the order of their names.")
    @GetMapping
    Page<ChannelView> list(
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        String first =
                Page.key(after, "", code -> KebabCase.find(Channel.class, code).isPresent());
        return Page.of(
                channels.all().stream()
                        .filter(channel -> channel.channel().code().compareTo(first) > 0)
                        .limit(limit + 1L)
                        .toList(),
                limit,
                channel -> channel.channel().code(),
                ChannelView::of);
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "testChatChannel",
            summary = "Post a test message to Slack",
            description =
                    "Posts a short message to the channel at once, and waits at most 10 seconds for Slack's response. It neither "
                            + "waits for other messages nor holds them up, and is not repeated.")
    @Problems(Problem.CHANNEL_NOT_CONNECTED)
    @PostMapping("/{channel}/test")
    ChatTestView test(@Parameter(description = "The channel.", example = "marketing") @PathVariable Channel channel) {
        return ChatTestView.of(probe.post(channel));
    }
}
