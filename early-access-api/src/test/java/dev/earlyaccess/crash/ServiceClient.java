package dev.earlyaccess.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the HTTP API of one instance, with tokens that it signs itself. */
public final class ServiceClient {

    /** The HS256 secret that the instances under test are given. */
    public static final String SECRET = "shared-by-all-instances-under-test-only";

    private static final String ADMIN = token("grace", "\"roles\":[\"ADMIN\"]", Instant.now());

    private static final String CONCEPT = """
            {"key": "%1$s", "name": "%1$s", "description": "Every page in dark colours, easier on the eyes at night.",
             "owner": {"name": "Design systems", "email": "design@example.com"},
             "documentationUrl": "https://docs.example.com/%1$s"}
            """;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final int port;

    public ServiceClient(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** The path of the stream that tells this user's clients of changes. */
    public String stream(String user) {
        return send(request("GET", "/features", "", token(user, "", Instant.now())))
                .body()
                .replaceAll("(?s).*\"requestUri\":\"([^\"]+)\".*", "$1");
    }

    /** A token of this user, good for a day; {@code claims} are further members of its JSON, or empty. */
    public static String token(String user, String claims, Instant issuedAt) {
        String payload = "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(
                        user,
                        issuedAt.getEpochSecond(),
                        issuedAt.plus(Duration.ofDays(1)).getEpochSecond(),
                        claims.isEmpty() ? "" : "," + claims);
        String unsigned = encode("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + encode(payload.getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return unsigned + "." + encode(mac.doFinal(unsigned.getBytes(UTF_8)));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", ex);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Creates a concept that has all that a beta needs. */
    public void createConcept(String key) {
        admin("POST", "", CONCEPT.formatted(key));
    }

    public void move(String key, String stage) {
        admin("POST", "/" + key + "/transitions", "{\"to\":\"%s\",\"reason\":\"Under test.\"}".formatted(stage));
    }

    /** Makes a beta generally available, whatever its launch checklist says. */
    void release(String key) {
        admin(
                "POST",
                "/" + key + "/transitions",
                "{\"to\":\"general-availability\",\"reason\":\"Under test.\",\"overrideChecklist\":true}");
    }

    /** Searches the inbox, as JSON. */
    String inbox(String words) {
        return admins("GET", "/feedback?q=" + words, "");
    }

    /** How far the feature's launch is, as JSON. */
    public String launch(String key) {
        return admin("GET", "/" + key + "/launch", "");
    }

    /** Posts an update about the feature. */
    public void postUpdate(String key) {
        admin("POST", "/" + key + "/updates", "{\"subject\":\"News\",\"markdown\":\"They are **here**.\"}");
    }

    /** The feature's updates and how far they have got, as JSON. */
    public String updates(String key) {
        return admin("GET", "/" + key + "/updates", "");
    }

    /** Says yes to the feature as a user who has an address of the same name. */
    public void join(String key, String user) {
        choose("PUT", key, user);
    }

    /** Says no to the feature as a user who has an address of the same name. */
    void leave(String key, String user) {
        choose("DELETE", key, user);
    }

    private void choose(String method, String key, String user) {
        String token = token(user, "\"email\":\"" + user + "@example.com\"", Instant.now());
        HttpResponse<String> response = send(request(method, "/features/" + key + "/enrollment", "", token));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(user + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** Creates an API key, as JSON. */
    public String createKey(String name, String role) {
        return admins("POST", "/api-keys", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role));
    }

    void deleteKey(String id) {
        admins("DELETE", "/api-keys/" + id, "");
    }

    /** The status of the response to a machine with this API key. */
    int statusFor(String key) {
        return send(request("GET", "/admin/features", "", key)).statusCode();
    }

    private String admin(String method, String path, String json) {
        return admins(method, "/features" + path, json);
    }

    private String admins(String method, String path, String json) {
        HttpResponse<String> response = send(request(method, "/admin" + path, json, ADMIN));
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** A call below {@code /api/v1}. */
    public HttpRequest request(String method, String path, String json, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
