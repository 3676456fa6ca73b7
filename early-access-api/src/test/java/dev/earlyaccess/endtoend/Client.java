package dev.earlyaccess.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Calls the running service as one user, or as nobody. */
public class Client {

    private static final HttpClient http = HttpClient.newHttpClient();

    private final String base;
    private final @Nullable String token;
    private final String accept;

    public Client(String base, @Nullable String token) {
        this(base, token, "*/*");
    }

    private Client(String base, @Nullable String token, String accept) {
        this.base = base;
        this.token = token;
        this.accept = accept;
    }

    /** The same with this {@code Accept} header. */
    public Client accepting(String mediaTypes) {
        return new Client(base, token, mediaTypes);
    }

    public Client as(String user) {
        return new Client(base, Tokens.of(user));
    }

    /** The same with this as its token. */
    Client with(String bearer) {
        return new Client(base, bearer, accept);
    }

    public Client asAdmin() {
        return new Client(base, Tokens.of("grace", "ADMIN"));
    }

    public Response get(String path) {
        return send("GET", path, null, null);
    }

    public Response post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Response put(String path) {
        return send("PUT", path, null, null);
    }

    public Response delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Response send(String method, String path, @Nullable String type, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", accept)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
