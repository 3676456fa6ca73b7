package dev.earlyaccess.webhook;

import dev.earlyaccess.tracing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The next message of a channel, posted as Slack's incoming webhooks want it.
 *
 * @param id of its row
 * @param isShort whether the text is the short one, because Slack refuses the other
 * @param failures how often in a row posting to the channel has failed so far
 */
record OutgoingSlackMessage(
        long id,
        long endpoint,
        Channel channel,
        EndpointUrl url,
        String text,
        boolean isShort,
        int failures,
        @Nullable Cause cause)
        implements OutgoingMessage {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String endpointName() {
        return "The %s channel".formatted(channel.code());
    }

    @Override
    public boolean isTrusted() {
        return true;
    }

    @Override
    public Map<String, String> headers(Instant now) {
        return Map.of();
    }

    /** Slack shows links without previews. */
    @Override
    public String body() {
        return JSON.writeValueAsString(Map.of("text", text, "unfurl_links", false, "unfurl_media", false));
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public AttemptResult resultOf(HttpOutcome outcome, Instant now, double luck) {
        return SlackRetries.resultOf(outcome, failures, isShort, now);
    }
}
