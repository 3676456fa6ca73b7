package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver hears of the running service, which tells it by itself. */
@WholeService
class TellingReceiversTest {

    private static final String WEBHOOKS = "/api/v1/admin/webhooks";
    private static final String FEATURES = "/api/v1/admin/features";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Instant before;
    private String webhook;

    private record Request(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        boolean isSignedWith(String secret) {
            try {
                return new Webhook(secret)
                        .sign(id, Long.parseLong(timestamp), body)
                        .equals(signature);
            } catch (Exception ex) {
                throw new AssertionError(ex);
            }
        }
    }

    @BeforeEach
    void listen() throws IOException {
        before = clock.instant();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::hear);
        receiver.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(requests.size() == 1 ? 500 : 204, -1);
        exchange.close();
    }

    /** Others are not to hear of a webhook whose receiver is gone. */
    @AfterEach
    void close() {
        client.asAdmin().delete(webhook).is(204);
        receiver.stop(0);
        clock.set(before);
    }

    @Test
    void isSignedIsRepeatedAndComesInOrder() {
        Response made = client.asAdmin()
                .post(
                        WEBHOOKS,
                        "{\"url\": \"http://127.0.0.1:%d/\"}"
                                .formatted(receiver.getAddress().getPort()))
                .is(201);
        webhook = WEBHOOKS + "/" + made.text("/id");
        client.asAdmin().post(FEATURES, """
                {"name": "Zen mode", "description": "Hides all but the page that you write.",
                 "documentationUrl": "https://docs.example.com/zen-mode",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""").is(201);
        client.as("ada").put("/api/v1/features/zen-mode/enrollment").is(200);
        await().atMost(PATIENCE).until(() -> requests.size() == 1);
        client.asAdmin()
                .post(FEATURES + "/zen-mode/transitions", "{\"to\": \"beta\"}")
                .is(201);

        await().atMost(PATIENCE).until(() -> requests.size() == 3 || secondsPass());
        assertThat(requests)
                .extracting(request -> request.json().get("type").asString())
                .containsExactly("feature.concept_created", "feature.concept_created", "feature.beta_launched");
        assertThat(requests.get(1).id()).isEqualTo(requests.get(0).id());
        assertThat(requests.get(2).json().at("/data/sampleUsers").intValue()).isEqualTo(1);
        assertThat(requests).allMatch(request -> request.isSignedWith(made.text("/secret")));
        await().atMost(PATIENCE)
                .until(() ->
                        client.asAdmin().get(webhook).is(200).text("/waiting").equals("0"));
        assertThat(client.asAdmin()
                        .get(webhook + "/messages")
                        .is(200)
                        .json()
                        .at("/items/1/attempts/1/status")
                        .intValue())
                .isEqualTo(500);
    }

    private boolean secondsPass() {
        clock.forward(Duration.ofSeconds(1));
        return false;
    }
}
