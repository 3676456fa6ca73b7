package dev.earlyaccess.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The running service, as its clients reach it. */
public class Api {

    private static final int PATIENCE_MILLIS = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final IntSupplier port;

    Api(IntSupplier port) {
        this.port = port;
    }

    /** A user with a valid token and no role. */
    public Caller as(String user) {
        return withToken(Tokens.of(user));
    }

    /** Grace, who may do what admins do. */
    public Caller admin() {
        return withToken(Tokens.of("grace", "ADMIN"));
    }

    /** A machine with a new API key of this role, which has the name of the role. */
    public Caller machine(String role) {
        return withToken(admin().post("/api/v1/admin/api-keys", """
                {"name": "%s", "role": "%s"}""".formatted(role, role))
                .is(201)
                .text("key"));
    }

    public Caller anonymous() {
        return withToken(null);
    }

    public Caller withToken(@Nullable String token) {
        return new Caller(http, "http://localhost:" + port.getAsInt(), token);
    }

    /** A feature that is created with all that a beta needs and then moved along these stages. */
    public String feature(String key, String... stages) {
        Caller admin = admin();
        admin.post("/api/v1/admin/features", readyForBeta(key)).is(201);
        for (String stage : stages) {
            move(key, stage);
        }
        return key;
    }

    /** Moves it there, past its launch checklist if need be. */
    public void move(String key, String stage) {
        admin().post("/api/v1/admin/features/" + key + "/transitions", """
                {"to": "%s", "reason": "Because.", "overrideChecklist": %b}""".formatted(
                                stage, stage.equals("general-availability")))
                .is(201);
    }

    /** Records an item of its launch checklist as done, by an admin. */
    public Response recordItem(String key, String item, String evidence) {
        return admin().put("/api/v1/admin/features/" + key + "/checklist/" + item, """
                {"evidence": "%s"}""".formatted(evidence));
    }

    /** A feature with all that a beta needs; its name is its key in capitals. */
    public static String readyForBeta(String key) {
        return """
                {"key": "%s", "name": "%S", "description": "What it is for.",
                 "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                 "documentationUrl": "https://docs.example.com/%s"}""".formatted(key, key, key);
    }

    /** Sends bytes that no decent client would send, and reads what comes back. */
    public Response raw(String request) {
        try (Socket socket = new Socket("localhost", port.getAsInt())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("HTTP/1.1 ");
            return Response.parsed(response);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The same for one address, with a valid admin's token. */
    public Response rawGet(String address) {
        return raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(address, Tokens.of("grace", "ADMIN")));
    }
}
