package dev.earlyaccess.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a server behaves, a post ends in time. */
class HttpPosterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OutgoingSettings NOTHING = new OutgoingSettings(null);
    private static final OutgoingSettings LOOPBACK = new OutgoingSettings(List.of("127.0.0.1"));

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Endless: ",
                "HTTP/1.1 200 OK\r\nX-Header: x\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"
            })
    void endsInTimeIfAResponseNeverEnds(String beginning) {
        respondsWith(out -> {
            out.write(beginning.getBytes(US_ASCII));
            while (true) {
                out.write(beginning.substring(beginning.length() / 2).getBytes(US_ASCII));
            }
        });

        assertThat(post(Duration.ofSeconds(2)).took()).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (ServerSocket internal = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            respondsWith(out ->
                    out.write("HTTP/1.1 %d Elsewhere\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                            .formatted(status, internal.getLocalPort())
                            .getBytes(US_ASCII)));

            assertThat(post(PATIENCE))
                    .isInstanceOfSatisfying(HttpOutcome.Response.class, response -> assertThat(response.status())
                            .isEqualTo(status));
            internal.setSoTimeout(1);
            assertThatThrownBy(internal::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void connectsToNoRefusedAddress() throws IOException {
        assertThat(post(webhook("http://127.0.0.1:" + server.getLocalPort()), new OutgoingAddresses(NOTHING)))
                .isInstanceOfSatisfying(HttpOutcome.NoResponse.class, none -> assertThat(none.reason())
                        .isEqualTo(
                                "127.0.0.1 is not a public address, and early-access.outgoing.allow does not name it"));
        assertNobodyConnected();
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        OutgoingAddresses addresses = new OutgoingAddresses(LOOPBACK, host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        CompletableFuture<String> hello = new CompletableFuture<>();
        onConnection(client -> {
            byte[] start = client.getInputStream().readNBytes(100);
            hello.complete(new String(start, ISO_8859_1)
                    + new String(client.getInputStream().readNBytes(100), ISO_8859_1));
        });

        post(webhook("https://nowhere.invalid:" + server.getLocalPort()), addresses);
        assertThat(hello.join()).as("begin of a TLS handshake for this host").startsWith("\u0016\u0003");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void trustsOnlyCertificatesOfKnownAuthorities(@TempDir Path directory) throws Exception {
        HttpsServer strange = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger requests = new AtomicInteger();
        strange.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("keys.p12"))));
        strange.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        strange.start();
        try {
            assertThat(post(
                            webhook("https://localhost:" + strange.getAddress().getPort()),
                            new OutgoingAddresses(LOOPBACK)))
                    .isInstanceOfSatisfying(HttpOutcome.NoResponse.class, none -> assertThat(none.reason())
                            .contains("SSLHandshakeException"));
            assertThat(requests).hasValue(0);
        } finally {
            strange.stop(0);
        }
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "password".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** The proxy looks up the host, and decides. */
    @Test
    void usesTheProxyOfTheSystem() throws IOException {
        CompletableFuture<String> asked = new CompletableFuture<>();
        onConnection(client -> {
            byte[] start = client.getInputStream().readNBytes(100);
            asked.complete(new String(start, US_ASCII));
            client.getOutputStream().write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        });
        OutgoingAddresses addresses = new OutgoingAddresses(NOTHING, host -> {
            throw new UnknownHostException(host);
        });
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of((InetSocketAddress) server.getLocalSocketAddress()));
        try {
            assertThat(post(webhook("https://10.0.0.1"), addresses))
                    .isInstanceOfSatisfying(HttpOutcome.NoResponse.class, none -> assertThat(none.reason())
                            .contains("not a public address"));
            post(webhook("https://hooks.example.com/a"), addresses);
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked.join()).startsWith("CONNECT hooks.example.com:443 HTTP/1.1\r\n");
    }

    private void assertNobodyConnected() throws IOException {
        server.setSoTimeout(1);
        assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }

    private static OutgoingMessage webhook(String url) {
        return new OutgoingWebhookMessage(
                1, 1, EndpointUrl.read(url).orElseThrow(), WebhookSecret.random(), "msg_1", "{}", 0, null);
    }

    private static HttpOutcome post(OutgoingMessage message, OutgoingAddresses addresses) {
        return post(message, PATIENCE, addresses);
    }

    private HttpOutcome post(Duration patience) {
        EndpointUrl address =
                EndpointUrl.read("http://127.0.0.1:" + server.getLocalPort()).orElseThrow();
        return post(
                new OutgoingSlackMessage(1, 1, Channel.FEEDBACK, address, "{}", false, 0, null),
                patience,
                new OutgoingAddresses(NOTHING));
    }

    private static HttpOutcome post(OutgoingMessage message, Duration patience, OutgoingAddresses addresses) {
        try (HttpPoster poster = new HttpPoster(addresses, patience)) {
            return poster.post(message, null, Instant.now());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private interface Talk {
        void to(OutputStream out) throws IOException;
    }

    private void respondsWith(Talk talk) {
        onConnection(client -> {
            readToTheEnd(client.getInputStream());
            talk.to(client.getOutputStream());
        });
    }

    private interface Conversation {
        void with(Socket client) throws IOException;
    }

    private void onConnection(Conversation conversation) {
        Thread thread = new Thread(
                () -> {
                    try (Socket client = server.accept()) {
                        conversation.with(client);
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
