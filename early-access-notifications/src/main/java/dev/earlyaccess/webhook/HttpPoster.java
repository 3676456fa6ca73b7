package dev.earlyaccess.webhook;

import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.webhook.OutgoingAddresses.AddressRefused;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Posts JSON. However a server behaves, an attempt ends in time and with an outcome that can be stored: with the
 * beginning of a response, or without one. A redirect is not followed. The outcome never holds the URL.
 *
 * <p>The URLs of the settings are trusted. All others lead to addresses that {@link OutgoingAddresses} allows: the
 * address is looked up and checked for each message, and the connection is made to this address.
 */
@Component
class HttpPoster implements AutoCloseable {

    /** How much of a response is read, in bytes. */
    private static final int BEGINNING = 4_000;

    private static final int LONGEST_HEADER = 8_000;
    private static final int MAX_HEADERS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** No limit: as many connections as threads that post. */
    private static final int CONNECTIONS = 10_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final OutgoingAddresses addresses;
    private final CloseableHttpClient http;
    private final Duration longest;

    @Autowired
    HttpPoster(OutgoingAddresses addresses) {
        this(addresses, LONGEST);
    }

    /** @param longest the longest wait for a response, for all messages */
    HttpPoster(OutgoingAddresses addresses, Duration longest) {
        this.addresses = addresses;
        this.longest = longest;
        this.http = client(Timeout.of(longest));
    }

    private static CustomizableThreadFactory daemons() {
        CustomizableThreadFactory factory = new CustomizableThreadFactory("http-poster-");
        factory.setDaemon(true);
        return factory;
    }

    /** Does what it is told and nothing by itself. With the system's trust store and proxy. */
    private static CloseableHttpClient client(Timeout patience) {
        return HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .setMaxHeaderCount(MAX_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setResponseTimeout(patience)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Early-Access-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Posts a message. A thread that is interrupted stays interrupted, and does not wait for the response.
     *
     * @param traceParent the span that posts it; null if it is not traced
     */
    HttpOutcome post(OutgoingMessage message, @Nullable String traceParent, Instant now) {
        long begun = System.nanoTime();
        try {
            return post(message, request(message, traceParent, now), begun);
        } catch (RuntimeException ex) { // whatever it is, the message waits for its next attempt
            return new HttpOutcome.NoResponse("The message can't be posted: " + ex, since(begun));
        }
    }

    private static HttpPost request(OutgoingMessage message, @Nullable String traceParent, Instant now) {
        HttpPost request = new HttpPost(message.url().uri());
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        message.headers(now).forEach(request::setHeader);
        if (traceParent != null) {
            request.setHeader(Causes.TRACE_PARENT, traceParent);
        }
        request.setEntity(new ByteArrayEntity(message.body().getBytes(StandardCharsets.UTF_8), null));
        return request;
    }

    /** Another thread does it, because nothing else ends the lookup of an address, or a response, in time. */
    private HttpOutcome post(OutgoingMessage message, HttpPost request, long begun) {
        Duration patience = message.patience().compareTo(longest) < 0 ? message.patience() : longest;
        Future<HttpOutcome> pending = threads.submit(() -> exchange(message, request, begun));
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException ex) {
            return new HttpOutcome.NoResponse("No response within " + seconds(patience), since(begun));
        } catch (ExecutionException ex) {
            return new HttpOutcome.NoResponse(reason(ex.getCause()), since(begun));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return new HttpOutcome.NoResponse("Interrupted", since(begun));
        } finally {
            request.cancel();
            pending.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof AddressRefused refused) {
            return String.valueOf(refused.getMessage());
        }
        return cause instanceof IOException away ? away.toString() : "The message can't be posted: " + cause;
    }

    /** The response is not closed, since that would read it to its end; the request is cancelled instead. */
    private HttpOutcome exchange(OutgoingMessage message, HttpPost request, long begun) throws IOException {
        Target target = target(message);
        ClassicHttpResponse response = http.executeOpen(target.host(), request, null);
        @Nullable Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new HttpOutcome.Response(
                response.getCode(),
                target.showsText() ? beginning(response.getEntity()) : "",
                retryAfter == null ? null : retryAfter.getValue(),
                since(begun));
    }

    /** Where a message is posted, and whether people see the text of the response. */
    private record Target(HttpHost host, boolean showsText) {}

    /** A proxy looks up addresses by itself, so it decides which hosts are reached. */
    private Target target(OutgoingMessage message) throws IOException {
        URI uri = message.url().uri();
        if (message.isTrusted()) {
            return new Target(host(uri, null), true);
        }
        if (usesProxy(uri)) {
            if (addresses.refuses(message.url())) {
                throw new AddressRefused(uri.getHost());
            }
            return new Target(host(uri, null), false);
        }
        InetAddress address = addresses.require(message.url());
        return new Target(host(uri, address), addresses.isPublic(address));
    }

    private static boolean usesProxy(URI uri) {
        @Nullable ProxySelector proxies = ProxySelector.getDefault();
        return proxies != null && proxies.select(uri).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
    }

    /** @param address what to connect to; null if it is still to be looked up */
    private static HttpHost host(URI uri, @Nullable InetAddress address) {
        String name = uri.getHost().replaceAll("[\\[\\]]", "");
        return new HttpHost(uri.getScheme(), address, name, uri.getPort());
    }

    private static String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        @Nullable InputStream body = entity.getContent();
        return body == null ? "" : new String(body.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " seconds";
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
