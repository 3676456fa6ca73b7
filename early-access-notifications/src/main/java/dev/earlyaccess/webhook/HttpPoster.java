package dev.earlyaccess.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON. However a server behaves, a post ends in time: with the beginning of an answer, or without one. A redirect is
 * an answer like any other. What it tells never holds an address.
 */
public class HttpPoster {

    /** How much of an answer is read, in bytes. */
    private static final int BEGINNING = 4_000;

    private final HttpClient http;
    private final Duration patience;

    /** @param patience the longest that a post takes */
    public HttpPoster(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** Posts it. A thread that is interrupted stays so, and does not wait for the answer. */
    public HttpOutcome post(EndpointUrl address, Map<String, String> headers, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), head -> new TruncatedBody(BEGINNING));
        try {
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpOutcome.Answered(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    since(begun));
        } catch (TimeoutException ex) {
            return new HttpOutcome.Unanswered("No answer within " + patience, since(begun));
        } catch (ExecutionException ex) {
            return new HttpOutcome.Unanswered(
                    ex.getCause() instanceof IOException away ? away.toString() : "No answer", since(begun));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return new HttpOutcome.Unanswered("Interrupted", since(begun));
        } finally {
            answer.cancel(true);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
