package dev.earlyaccess.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to Slack's incoming webhooks, one text at a time. What it tells never holds a webhook's address. */
@Component
class Slack {

    /** The longest that a post takes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_REASON = 200;

    private final HttpClient http;
    private final Duration patience;

    Slack() {
        this(PATIENCE);
    }

    Slack(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** Posts a text in Slack's mrkdwn. */
    Reply post(URI webhook, String text, Instant now) {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(payload(text)))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return read(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS), now);
        } catch (TimeoutException ex) {
            return notNow("No answer within " + patience);
        } catch (ExecutionException ex) {
            return notNow(ex.getCause() instanceof IOException away ? away.toString() : "No answer");
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return notNow("Interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    /** Links are shown as they are: what they lead to is not fetched and shown beneath. */
    private static String payload(String text) {
        return JSON.writeValueAsString(Map.of("text", text, "unfurl_links", false, "unfurl_media", false));
    }

    /** Only 400 and 413 are about the text. All else that is no success can be mended at Slack's or in the settings. */
    private static Reply read(HttpResponse<String> answer, Instant now) {
        int status = answer.statusCode();
        String reason = reason(status, answer.body());
        if (status >= 200 && status < 300) {
            return new Reply.Taken();
        }
        if (status == 400 || status == 413) {
            return new Reply.Refused(reason);
        }
        return new Reply.NotNow(
                reason,
                answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(value -> RetryAfter.read(value, now))
                        .orElse(null));
    }

    private static String reason(int status, String body) {
        String words = body.replaceAll("\\s+", " ").strip();
        return (status + " " + words.substring(0, Math.min(words.length(), MAX_REASON))).strip();
    }

    private static Reply notNow(String reason) {
        return new Reply.NotNow(reason, null);
    }
}
