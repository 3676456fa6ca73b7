package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earlyaccess.endtoend.TraceCollector.Finished;
import dev.earlyaccess.endtoend.TraceCollector.Spans;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** All that follows from a request can be found again by the id of the request, and by that of its trace. */
@WholeService
class OneIdTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String REQUEST = "http post /api/v1/admin/features/{key}/transitions";
    private static final String WEBHOOKS = "/api/v1/admin/webhooks";
    private static final String FEATURES = "/api/v1/admin/features";

    @Autowired
    private Client client;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private Spans spans;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.earlyaccess");
    private final Logger sending = (Logger) LoggerFactory.getLogger("dev.earlyaccess.sending");
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            Map<String, String> ids = event.getMDCPropertyMap();
            lines.add(new Line(ids.get("requestId"), ids.get("traceId"), event.getFormattedMessage()));
        }
    };
    private final List<String> posts = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private String webhook;
    private Instant before;

    private record Line(String request, String trace, String message) {

        boolean isOf(String id, String ofTrace, String pattern) {
            return id.equals(request) && ofTrace.equals(trace) && message.matches(pattern);
        }
    }

    @BeforeEach
    void listens() throws IOException {
        before = clock.instant();
        appender.start();
        logger.addAppender(appender);
        sending.setLevel(Level.DEBUG);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        posts.add(exchange.getRequestHeaders().getFirst("traceparent"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Others are not to hear of a webhook whose receiver is gone. */
    @AfterEach
    void listensNoMore() {
        client.asAdmin().delete(webhook).is(204);
        receiver.stop(0);
        logger.detachAppender(appender);
        sending.setLevel(null);
        clock.set(before);
    }

    @Test
    void leadsFromRequestToEventSweepMailAndPost() {
        webhook = WEBHOOKS + "/"
                + client.asAdmin()
                        .post(WEBHOOKS, """
                        {"url": "http://127.0.0.1:%d/", "types": ["feature.beta_launched"]}""".formatted(receiver.getAddress().getPort()))
                        .is(201)
                        .text("/id");
        client.asAdmin().post(FEATURES, """
                {"name": "One id", "key": "one-id", "description": "Found again.",
                 "documentationUrl": "https://docs.example.com/one-id",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""").is(201);
        client.as("iris").put("/api/v1/features/one-id/enrollment").is(200);
        client.get("/actuator/health").is(200);

        String id = client.asAdmin()
                .post(FEATURES + "/one-id/transitions", "{\"to\": \"beta\"}")
                .is(201)
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        String trace = lines.stream()
                .filter(line -> line.message().equals("The launch of one-id begins"))
                .map(Line::trace)
                .collect(Collectors.joining());
        assertThat(trace).hasSize(32);
        await().atMost(PATIENCE).untilAsserted(() -> {
            clock.forward(Duration.ofSeconds(1));
            assertThat(lines)
                    .contains(new Line(id, trace, "The launch of one-id begins"))
                    .anyMatch(line -> line.isOf(id, trace, "Launch \\d+ has enrolled 1 users and owes 1 mails"))
                    .anyMatch(line -> line.isOf(id, trace, "Delivery \\d+ \\(launch\\) was sent"));
            assertThat(posts).hasSize(1);
            assertThat(named(trace)).containsOnlyKeys(REQUEST, "transition", "launch sweep", "mails", "post");
        });
        Map<String, Finished> found = named(trace);
        String transition = found.get("transition").id();
        assertThat(found.get("transition").parent())
                .isEqualTo(found.get(REQUEST).id());
        assertThat(List.of("launch sweep", "mails", "post"))
                .allSatisfy(name -> assertThat(found.get(name).parent()).isEqualTo(transition));
        assertThat(posts)
                .singleElement()
                .asString()
                .startsWith("00-%s-%s-".formatted(trace, found.get("post").id()));
        assertThat(spans.all())
                .as("neither ids in paths nor the requests of operators")
                .noneMatch(span -> span.text().contains("one-id"))
                .noneMatch(span -> span.text().contains("actuator"));
    }

    private Map<String, Finished> named(String trace) {
        return spans.of(trace).collect(Collectors.toMap(Finished::name, span -> span, (one, other) -> other));
    }
}
