package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that send the head of a request, and then hardly anything, on more connections than there are threads. */
@ApiTest
class SlowBodiesTest {

    private static final int CONNECTIONS = 210;

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;
    private final int port;
    private final List<Socket> clients = new ArrayList<>();

    SlowBodiesTest(Api api, @LocalServerPort int port) {
        this.api = api;
        this.port = port;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\r\nContent-Length: 1000",
                "Content-Type: application/json\r\nContent-Length: 100000000",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000",
                "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 1000"
            })
    void occupyNoThreadWithoutAToken(String body) throws IOException {
        send("POST " + FEATURES, body);

        isAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void occupyFewThreadsWithAToken(String body) throws IOException {
        send(
                "POST " + FEATURES,
                "Content-Type: application/json\r\nAuthorization: Bearer %s\r\n%s"
                        .formatted(Tokens.of("grace", "ADMIN"), body));

        isAlive();
        // A body that arrives with its head is read while others are waited for.
        Socket client = write(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\nContent-Length: 21\r\n\r\n{\"name\": \"Dark mode\"}"
                        .formatted(FEATURES, Tokens.of("grace", "ADMIN")));
        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/v1/features/dark-mode/enrollment",
                "POST /unsubscribe/x/preferences",
                "POST /unsubscribe/x",
                "POST /switch-off/x",
                "POST /problems",
                "GET /actuator/health/liveness",
                "POST /%zz",
                "OPTIONS *",
                "CONNECT x:1"
            })
    void occupyFewThreadsAnywhere(String line) throws IOException {
        send(line, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000");

        isAlive();
    }

    @Test
    void occupyNoThreadBeforeTheHeadIsComplete() throws IOException {
        for (int n = 0; n < CONNECTIONS; n++) {
            write("POST %s HTTP/1.1\r\nHost: loc".formatted(FEATURES));
        }

        isAlive();
    }

    @Test
    void doNotCloseTheConnectionOfAClientWhoseBodyWasNotRead() throws IOException {
        String refused = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n%s"
                .formatted(FEATURES, "x".repeat(20_000));
        String closing = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        Socket client = write(refused + closing);

        String responses = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(responses).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200");
    }

    /** Most clients send the body in a packet of its own, and a refusal may be faster. */
    @Test
    void doNotCloseTheConnectionOfAClientWhoseBodyComesAfterTheResponse() throws IOException {
        Socket client = write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n".formatted(FEATURES));
        assertThat(client.getInputStream().read()).isEqualTo('H');
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // what a packet needs in a network
        client.getOutputStream()
                .write(("x".repeat(20)
                                + "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        String responses = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(responses).startsWith("TTP/1.1 401").contains("HTTP/1.1 200");
    }

    @Test
    void areRefusedIfTheyAreManyAndNamed() throws IOException {
        send(
                "POST " + FEATURES,
                "Content-Type: application/json\r\nAuthorization: Bearer %s\r\nContent-Length: 1000"
                        .formatted(Tokens.of("grace", "ADMIN")));

        Socket last = clients.get(CONNECTIONS - 1);
        last.setSoTimeout(5_000);
        String response = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(response)
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 5", "/problems/" + Problem.UNAVAILABLE.code(), "bodies of many other requests");
    }

    private void isAlive() {
        long began = System.nanoTime();
        api.anonymous().get("/actuator/health/liveness").is(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    private void send(String line, String headers) throws IOException {
        for (int n = 0; n < CONNECTIONS; n++) {
            write("%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(line, headers));
        }
    }

    private Socket write(String bytes) throws IOException {
        Socket client = new Socket("localhost", port);
        clients.add(client);
        client.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
