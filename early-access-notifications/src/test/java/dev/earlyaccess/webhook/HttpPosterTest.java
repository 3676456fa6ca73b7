package dev.earlyaccess.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a server behaves, a post ends in time. */
class HttpPosterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessResponse() {
        respondsWith(out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            while (true) {
                out.write("x".repeat(10_000).getBytes(US_ASCII));
            }
        });

        assertThat(post(PATIENCE)).isInstanceOfSatisfying(HttpOutcome.Response.class, response -> {
            assertThat(response.isSuccess()).isTrue();
            assertThat(response.beginning()).hasSize(4_000);
            assertThat(response.took()).isLessThan(PATIENCE);
        });
    }

    @Test
    void doesNotWaitForAResponseThatComesByteByByte() {
        respondsWith(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx".getBytes(US_ASCII));
            out.flush();
            server.accept();
        });

        assertThat(post(Duration.ofMillis(300)))
                .isInstanceOfSatisfying(HttpOutcome.NoResponse.class, none -> assertThat(none.reason())
                        .isEqualTo("No response within 0.3 seconds"));
    }

    @Test
    void reportsNoResponseIfItIsNotHttp() {
        respondsWith(out -> out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(US_ASCII)));

        assertThat(post(PATIENCE)).isInstanceOf(HttpOutcome.NoResponse.class);
    }

    @Test
    void reportsNoResponseIfTheServerHangsUp() {
        respondsWith(OutputStream::close);

        assertThat(post(PATIENCE)).isInstanceOf(HttpOutcome.NoResponse.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-\0: y\r\n\r\n",
                "HTTP/1.1 200 O\0K\r\nX: \0\r\nContent-Length: 3\r\n\r\na\0b",
                "HTTP/1.1 2\0 OK\r\n\r\n",
                "HTTP/1.1 500 \0\r\nContent-Length: 4\r\n\r\n\ud800\0\u001b\u0085",
                "\0\0\0\0\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\0\r\n",
                "HTTP/1.1 401 No\r\nWWW-Authenticate: \0\r\n\r\n"
            })
    void reportsOnlyTextThatCanBeStored(String response) {
        respondsWith(out -> out.write(response.getBytes(ISO_8859_1)));

        HttpOutcome outcome = post(PATIENCE);

        assertThat(
                        outcome instanceof HttpOutcome.Response given
                                ? given.beginning()
                                : ((HttpOutcome.NoResponse) outcome).reason())
                .matches(text -> text.codePoints()
                        .noneMatch(character -> character == 0 || Character.isSurrogate((char) character)))
                .hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void readsRetryAfter() {
        respondsWith(out ->
                out.write("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nBusy".getBytes(US_ASCII)));

        assertThat(post(PATIENCE)).isInstanceOfSatisfying(HttpOutcome.Response.class, response -> {
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.beginning()).isEqualTo("Busy");
            assertThat(response.retryAfter()).isEqualTo("7");
            assertThat(response.isSuccess()).isFalse();
        });
    }

    private HttpOutcome post(Duration patience) {
        EndpointUrl address =
                EndpointUrl.read("http://127.0.0.1:" + server.getLocalPort()).orElseThrow();
        OutgoingMessage message = new OutgoingWebhookMessage(1, 1, address, WebhookSecret.random(), "msg_1", "{}", 0);
        return new HttpPoster(patience).post(message, Instant.now());
    }

    private interface Talk {
        void to(OutputStream out) throws IOException;
    }

    private void respondsWith(Talk talk) {
        Thread thread = new Thread(
                () -> {
                    try (Socket client = server.accept()) {
                        readToTheEnd(client.getInputStream());
                        talk.to(client.getOutputStream());
                    } catch (IOException hungUp) {
                        // as a test wants it
                    }
                },
                "server");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is posted ends with a brace, and holds no other. */
    private static void readToTheEnd(InputStream in) throws IOException {
        while (in.read() != '}') {
            // the head, and the other brace
        }
    }
}
