package dev.earlyaccess.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.StreamReader;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.ChoicesChanged;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

@ApiTest
class StreamsTest {

    private static final String FEATURES = "/api/v1/features";
    private static final String EVALUATIONS = "/ofrep/v1/evaluate/flags";
    private static final String ADA = "{\"context\": {\"targetingKey\": \"ada\"}}";

    private static final AtomicInteger tests = new AtomicInteger();

    private final Api api;
    private final OpenStreams streams;
    private final HandMovedClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final List<StreamReader> opened = new ArrayList<>();

    @LocalServerPort
    private int port;

    StreamsTest(
            Api api,
            OpenStreams streams,
            HandMovedClock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.events = events;
        this.transactions = transactions;
        this.api = api;
        this.streams = streams;
        this.clock = clock;
    }

    /** Later than in all tests before: so nothing is told again that happened then, or while the feature was made. */
    @BeforeEach
    void beta() {
        api.feature("dark-mode", "beta");
        AtomicLong last = new AtomicLong();
        await().during(Duration.ofMillis(200)).until(() -> {
            long latest = streams.lastEvent();
            return last.getAndSet(latest) == latest;
        });
        clock.forward(Duration.ofHours(tests.incrementAndGet()));
    }

    @AfterEach
    void close() {
        opened.forEach(StreamReader::close);
        await().until(() -> streams.count() == 0);
    }

    @Test
    void needsNothingButItsAddress() {
        StreamReader ada = open("ada", "Origin: " + ApiTest.FRONTEND);

        assertThat(ada.lines())
                .contains(
                        "HTTP/1.1 200 ",
                        "Content-Type: text/event-stream;charset=UTF-8",
                        "Cache-Control: no-store",
                        "X-Accel-Buffering: no",
                        "Access-Control-Allow-Origin: " + ApiTest.FRONTEND);
        assertThat(String.join("\n", ada.lines())).doesNotContain("Transfer-Encoding", "Credentials");
        assertThat(ada.events()).isZero();
        assertThat(path("ada")).matches("/api/v1/streams/[0-9]+\\.[\\w-]{22}\\.[\\w-]{43}");
    }

    @Test
    void isNamedInEveryResponseWithAllFeatures() {
        String path = path("ada");

        assertThat(api.as("ada").post(EVALUATIONS, ADA).is(200).text("eventStreams.0.endpoint.requestUri"))
                .isEqualTo(path);
        assertThat(api.machine("server")
                        .get("/api/v1/users/ada/features")
                        .is(200)
                        .text("eventStreams.0.endpoint.requestUri"))
                .isEqualTo(path);
        assertThat(api.as("ada").get(FEATURES).text("eventStreams.0.type")).isEqualTo("sse");
        assertThat(path("grace")).isNotEqualTo(path);
    }

    @Test
    void tellsAUsersOwnChangesToThatUserAlone() {
        StreamReader ada = open("ada");
        StreamReader adaToo = open("ada");
        StreamReader alan = open("alan");

        api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);
        ada.awaitEvents(1);
        adaToo.awaitEvents(1);
        api.as("ada").delete(FEATURES + "/dark-mode/enrollment").is(200);
        ada.awaitEvents(2);
        api.admin().put("/api/v1/admin/features/dark-mode/enrollments/ada").is(200);
        ada.awaitEvents(3);
        api.as("ada").delete("/api/v1/me/data").is(200);
        ada.awaitEvents(4);

        assertThat(alan.events()).isZero();
    }

    @Test
    void tellsNothingIfAChoiceIsRepeated() {
        StreamReader before = open("ada");
        api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);
        before.awaitEvents(1);
        clock.forward(Duration.ofMinutes(1));
        StreamReader ada = open("ada");
        StreamReader alan = open("alan");

        api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);
        api.as("alan").put(FEATURES + "/dark-mode/enrollment").is(200);

        alan.awaitEvents(1);
        assertThat(ada.events()).isZero();
    }

    @Test
    void tellsTheChangesOfManyUsersAtOnce() {
        StreamReader ada = open("ada");
        StreamReader alan = open("alan");
        StreamReader grace = open("grace");

        transactions.executeWithoutResult(status -> {
            events.publishEvent(new ChoicesChanged(new UserId("ada")));
            for (int i = 0; i < 1_000; i++) {
                events.publishEvent(new ChoicesChanged(new UserId("user-" + i)));
            }
            events.publishEvent(new ChoicesChanged(new UserId("alan")));
        });

        ada.awaitEvents(1);
        alan.awaitEvents(1);
        assertThat(grace.events()).isZero();
    }

    @Test
    void tellsAChangedFeatureToEverybody() {
        StreamReader ada = open("ada");
        StreamReader alan = open("alan");

        changeFeature();

        ada.awaitEvents(1);
        assertThat(api.as("ada").get(FEATURES).text("features.0.name")).isEqualTo("Night mode");
        alan.awaitEvents(1);
    }

    @Test
    void tellsAgainWhatMayHaveBeenMissed() {
        assertThat(open("ada", "Last-Event-ID: 17").events()).isEqualTo(1);

        api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);
        open("ada").awaitEvents(1);
        assertThat(open("alan").events()).isZero();
        clock.forward(Duration.ofMinutes(1));
        assertThat(open("ada").events()).isZero();
    }

    @Test
    void endsWithItsTicket() {
        String path = path("ada");
        StreamReader ada = open("ada");

        clock.forward(StreamTickets.SLOT);
        StreamReader later = reader(StreamReader.open(port, path));
        clock.forward(StreamTickets.SLOT);
        api.anonymous().get(path).is(Problem.STREAM_NOT_FOUND);
        clock.forward(StreamTickets.SPREAD);

        ada.awaitEnd();
        later.awaitEnd();
    }

    @Test
    void hearsOfChangesUntilItEnds() {
        StreamReader ada = open("ada");

        clock.forward(StreamTickets.SLOT.plusMinutes(10));
        api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);

        ada.awaitEvents(1);
    }

    @Test
    void changesTheETagWithTheTicket() {
        String features = api.as("ada").get(FEATURES).is(200).header("etag");
        String evaluations = api.as("ada").post(EVALUATIONS, ADA).is(200).header("etag");
        clock.forward(Duration.ofMinutes(1));
        api.as("ada").get(FEATURES, "If-None-Match", features).is(304);
        api.as("ada").post(EVALUATIONS, ADA, "If-None-Match", evaluations).is(304);

        clock.forward(StreamTickets.SLOT);

        api.as("ada").get(FEATURES, "If-None-Match", features).is(200);
        api.as("ada").post(EVALUATIONS, ADA, "If-None-Match", evaluations).is(200);
    }

    @Test
    void takesNoTicketThatItHasNotMade() {
        String path = path("ada");
        String other = path("alan");
        String signature = other.substring(other.lastIndexOf('.'));

        for (String wrong : List.of(
                path.substring(0, path.lastIndexOf('.')) + signature,
                path + "A",
                path.replaceFirst("streams/[0-9]+", "streams/9999999999"),
                "/api/v1/streams/ada",
                "/api/v1/streams/..")) {
            Response response = api.anonymous().get(wrong);
            assertThat(response.status()).as(wrong).isIn(400, 404);
        }
    }

    @Test
    void opensNoStreamForHeadOrAnotherProtocol() {
        assertThat(api.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: my-own\r\nConnection: close\r\n\r\n"
                                .formatted(path("ada")))
                        .status())
                .isEqualTo(400);
        Response head = api.raw("HEAD %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path("ada")));

        assertThat(head.is(200).header("content-type")).startsWith("text/event-stream");
        assertThat(streams.count()).isZero();
    }

    @Test
    void forgetsAStreamThatTheClientCloses() {
        StreamReader ada = open("ada");
        assertThat(streams.count()).isEqualTo(1);

        ada.close();

        await().atMost(Duration.ofSeconds(2)).until(() -> streams.count() == 0);
    }

    @Test
    void isNotDelayedByAClientThatNeverReads() throws IOException {
        StreamReader ada = open("ada");
        String path = path("deaf");
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(1024);
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                socket.getOutputStream()
                        .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .formatted(path)
                                .getBytes(StandardCharsets.US_ASCII));
                deaf.add(socket);
            }
            await().until(() -> streams.count() == 4);
            List<String> pseudonym = List.of(path.split("\\.")[1]);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        for (int i = 0; i < 200; i++) {
                            streams.refetch(pseudonym);
                        }
                        return streams.blocked() == 3;
                    });

            changeFeature();
            ada.awaitEvents(1);
            streams.refetch(pseudonym);
            api.as("ada").put(FEATURES + "/dark-mode/enrollment").is(200);
            ada.awaitEvents(2);

            assertThat(streams.blocked()).isEqualTo(3);
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    @Test
    void closesAllStreamsBeforeTheServerStops() {
        StreamReader ada = open("ada");
        String path = path("ada");

        streams.stop();
        try {
            ada.awaitEnd();
            api.anonymous().get(path).is(Problem.UNAVAILABLE);
            streams.refetchAll();
        } finally {
            streams.start();
        }
        clock.forward(Duration.ofMinutes(1));
        StreamReader again = open("ada");
        changeFeature();
        again.awaitEvents(1);
    }

    @Test
    void limitsTheStreamsOfOneUser() {
        for (int i = 0; i < 100; i++) {
            open("ada");
        }

        api.anonymous().get(path("ada")).is(Problem.UNAVAILABLE);
        assertThat(open("alan").isEnded()).isFalse();
    }

    private StreamReader open(String user, String... headers) {
        return reader(StreamReader.open(port, path(user), headers));
    }

    private StreamReader reader(StreamReader reader) {
        opened.add(reader);
        return reader;
    }

    private String path(String user) {
        return api.as(user).get(FEATURES).is(200).text("eventStreams.0.endpoint.requestUri");
    }

    private void changeFeature() {
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"name\": \"Night mode\"}")
                .is(200);
    }
}
