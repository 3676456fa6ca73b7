package dev.earlyaccess.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Posts what is queued, and never gives up: while Slack is away or wants to be left alone it waits, and where it refuses a
 * text it tells in short what there is to read. A crash between Slack's answer and our commit may repeat that one post.
 */
@Component
@EnableConfigurationProperties(SlackSettings.class)
class ChatSender {

    private static final Logger log = LoggerFactory.getLogger(ChatSender.class);

    /** Longer than a post takes, and what is written after it. */
    private static final Duration LEASE = Slack.PATIENCE.multipliedBy(3);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ChatQueue queue;
    private final Slack slack;
    private final SlackSettings settings;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    ChatSender(ChatQueue queue, Slack slack, SlackSettings settings, Clock clock) {
        this.queue = queue;
        this.slack = slack;
        this.settings = settings;
        this.clock = clock;
    }

    /** Posts all that can be posted now, in each channel that has a webhook. */
    void run() {
        for (Channel channel : Channel.values()) {
            settings.webhook(channel).ifPresent(webhook -> run(channel, webhook));
        }
    }

    private void run(Channel channel, EndpointUrl webhook) {
        try {
            Optional<ChatPost> post = next(channel);
            while (post.isPresent() && !Thread.currentThread().isInterrupted()) {
                post(webhook, post.get());
                post = next(channel);
            }
            queue.release(channel, owner);
        } catch (RuntimeException ex) {
            log.error("Posting to the {} channel failed; the next run tries again", channel.code(), ex);
        }
    }

    private Optional<ChatPost> next(Channel channel) {
        return queue.next(channel, owner, LEASE, clock.instant());
    }

    private void post(EndpointUrl webhook, ChatPost post) {
        SlackResponse reply = slack.post(webhook, post.message().text(), clock.instant());
        if (Thread.currentThread().isInterrupted()) {
            return; // it was stopped, and Slack has not failed: it is posted again
        }
        settle(post, reply);
    }

    private void settle(ChatPost post, SlackResponse reply) {
        if (reply instanceof SlackResponse.Taken) {
            queue.posted(post);
        } else if (reply instanceof SlackResponse.NotNow notNow) {
            putOff(post, notNow);
        } else if (reply instanceof SlackResponse.Refused refused) {
            refused(post, refused);
        }
    }

    /** What refuses even our own few words is no channel of ours: it takes no text at all. */
    private void refused(ChatPost post, SlackResponse.Refused refused) {
        if (post.isInShort()) {
            putOff(post, new SlackResponse.NotNow(refused.reason(), null));
        } else {
            log.warn("Slack refuses the text of post {}, which is told in short: {}", post.id(), refused.reason());
            queue.shorten(post);
        }
    }

    private void putOff(ChatPost post, SlackResponse.NotNow notNow) {
        Instant now = clock.instant();
        Instant soonest = now.plus(SHORTEST_WAIT);
        Instant until = notNow.until() == null ? now.plus(waitAfter(post.failures())) : notNow.until();
        log.warn(
                "Nothing can be posted to the {} channel at the moment: {}",
                post.channel().code(),
                notNow.reason());
        queue.putOff(post, notNow.reason(), until.isBefore(soonest) ? soonest : until);
    }

    /** Each time twice as long, up to a minute. */
    static Duration waitAfter(int failures) {
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
