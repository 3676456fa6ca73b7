package dev.earlyaccess.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to Slack's incoming webhooks, one text at a time. What it tells never holds a webhook's address. */
@Component
class Slack {

    /** The longest that a post takes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_REASON = 200;

    private final HttpPoster poster;

    Slack() {
        this(PATIENCE);
    }

    Slack(Duration patience) {
        this.poster = new HttpPoster(patience);
    }

    /** Posts a text in Slack's mrkdwn. */
    SlackResponse post(EndpointUrl webhook, String text, Instant now) {
        return read(poster.post(webhook, Map.of(), payload(text)), now);
    }

    /** Links are shown as they are: what they lead to is not fetched and shown beneath. */
    private static String payload(String text) {
        return JSON.writeValueAsString(Map.of("text", text, "unfurl_links", false, "unfurl_media", false));
    }

    /** Only 400 and 413 are about the text. All else that is no success can be mended at Slack's or in the settings. */
    private static SlackResponse read(HttpOutcome posted, Instant now) {
        if (posted instanceof HttpOutcome.Unanswered unanswered) {
            return new SlackResponse.NotNow(unanswered.why(), null);
        }
        HttpOutcome.Answered answer = (HttpOutcome.Answered) posted;
        if (answer.isSuccess()) {
            return new SlackResponse.Taken();
        }
        String reason = reason(answer.status(), answer.beginning());
        return answer.status() == 400 || answer.status() == 413
                ? new SlackResponse.Refused(reason)
                : new SlackResponse.NotNow(reason, answer.retryAt(now).orElse(null));
    }

    private static String reason(int status, String body) {
        String words = body.replaceAll("\\s+", " ").strip();
        return (status + " " + words.substring(0, Math.min(words.length(), MAX_REASON))).strip();
    }
}
