package dev.earlyaccess.apitest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the service. Headers are names and values in turn. */
public record Caller(HttpClient http, String base, @Nullable String token) {

    public Response get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Response put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    public Response put(String path, String json) {
        return send("PUT", path, text(json), "Content-Type", "application/json");
    }

    public Response delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Response post(String path, String json, String... headers) {
        return send("POST", path, text(json), with(headers, "Content-Type", "application/json"));
    }

    public Response patch(String path, String json, String... headers) {
        return send("PATCH", path, text(json), with(headers, "Content-Type", "application/merge-patch+json"));
    }

    /** Any method, any body, and only these headers beside the token. */
    public Response send(String method, String path, @Nullable String body, String... headers) {
        return send(method, path, body == null ? BodyPublishers.noBody() : text(body), headers);
    }

    private Response send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Response.of(
                    URI.create(path).getRawPath(),
                    http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }
}
