package dev.earlyaccess.webhook;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts JSON. However a server behaves, an attempt ends in time and with an outcome that can be stored: with the
 * beginning of a response, or without one. A redirect is not followed. The outcome never holds the address.
 */
@Component
class HttpPoster {

    /** How much of a response is read, in bytes. */
    private static final int BEGINNING = 4_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http;
    private final Duration longest;

    @Autowired
    HttpPoster() {
        this(LONGEST);
    }

    /** @param longest the longest wait for a response, for all messages */
    HttpPoster(Duration longest) {
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(longest)
                .build();
    }

    /**
     * Posts a message. A thread that is interrupted stays interrupted, and does not wait for the response.
     */
    HttpOutcome post(OutgoingMessage message, Instant now) {
        long begun = System.nanoTime();
        try {
            return post(message, now, begun);
        } catch (RuntimeException ex) {
            return new HttpOutcome.NoResponse("The message can't be posted: " + ex, since(begun));
        }
    }

    private HttpOutcome post(OutgoingMessage message, Instant now, long begun) {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.url().uri())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(message.body()));
        message.headers(now).forEach(request::header);
        Duration patience = message.patience().compareTo(longest) < 0 ? message.patience() : longest;
        CompletableFuture<HttpResponse<String>> pending =
                http.sendAsync(request.build(), head -> new TruncatedBody(BEGINNING));
        try {
            HttpResponse<String> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpOutcome.Response(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    since(begun));
        } catch (TimeoutException ex) {
            return new HttpOutcome.NoResponse("No response within " + seconds(patience), since(begun));
        } catch (ExecutionException ex) {
            return new HttpOutcome.NoResponse(
                    ex.getCause() instanceof IOException away ? away.toString() : "No response", since(begun));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return new HttpOutcome.NoResponse("Interrupted", since(begun));
        } finally {
            pending.cancel(true);
        }
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " seconds";
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
