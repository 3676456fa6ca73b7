package dev.earlyaccess.api.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/**
 * Who publishes the keys of its tokens: at an address that is set, or that is found by OpenID Connect
 * discovery, together with the addresses for signing in. Nothing is read before it is needed. While the
 * provider does not respond, the keys that are known stay valid for an hour, and few requests wait for it.
 */
class OpenIdProvider implements JWKSetSource<SecurityContext> {

    /** How long to wait before a provider that did not respond is asked again. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(OpenIdProvider.class);

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 1_000_000;
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_IN_AN_OUTAGE = Duration.ofHours(1);

    private record Discovered(String jwkSetUri, SignIn.@Nullable Endpoints signIn) {}

    private final @Nullable String issuer;
    private final @Nullable String jwkSetUri;
    private final ResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
    private final ReentrantLock discovering = new ReentrantLock();

    private volatile @Nullable Discovered discovered;
    private volatile long failedAt = System.nanoTime() - PAUSE.toNanos();
    private volatile boolean hasKeys;

    OpenIdProvider(@Nullable String issuer, @Nullable String jwkSetUri) {
        this.issuer = issuer;
        this.jwkSetUri = StringUtils.hasText(jwkSetUri) ? jwkSetUri : null;
    }

    /** The keys, which are read again every few minutes, and when a token names an unknown one. */
    JWKSource<SecurityContext> keys() {
        return JWKSourceBuilder.create(this)
                .cache(KEYS_KEPT.toMillis(), READ_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(KEYS_KEPT_IN_AN_OUTAGE.toMillis())
                .build();
    }

    /** Whether the keys were ever read. */
    boolean hasKeys() {
        return hasKeys;
    }

    /** Where people sign in; empty if the provider does not say so, or does not respond at the moment. */
    Optional<SignIn.Endpoints> signIn() {
        if (issuer == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(discovered(issuer).signIn());
        } catch (IOException ex) {
            return Optional.empty();
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = new URLBasedJWKSetSource<>(keysUrl(), http).getJWKSet(refresh, now, context);
            hasKeys = true;
            return keys;
        } catch (IOException ex) {
            throw new JWKSetUnavailableException(String.valueOf(ex.getMessage()), ex);
        } catch (JWKSetUnavailableException ex) {
            log.warn("The keys of {} cannot be read: {}", this, ex.getMessage());
            discovered = null;
            throw ex;
        }
    }

    private URL keysUrl() throws IOException {
        return url(jwkSetUri == null ? discovered(String.valueOf(issuer)).jwkSetUri() : jwkSetUri);
    }

    private Discovered discovered(String issuer) throws IOException {
        Discovered known = discovered;
        if (known != null) {
            return known;
        }
        if (System.nanoTime() - failedAt < PAUSE.toNanos() || !discovering.tryLock()) {
            throw new IOException("The provider does not respond");
        }
        try {
            return discover(issuer);
        } catch (IOException ex) {
            failedAt = System.nanoTime();
            log.warn("The OpenID Connect provider {} cannot be reached: {}", issuer, ex.getMessage());
            throw ex;
        } finally {
            discovering.unlock();
        }
    }

    private Discovered discover(String issuer) throws IOException {
        IOException last = new IOException("It has no discovery document");
        for (String address : documents(issuer)) {
            try {
                Discovered found = read(issuer, address);
                discovered = found;
                return found;
            } catch (IOException ex) {
                last = ex;
                if (!String.valueOf(ex.getMessage()).startsWith("HTTP 4")) {
                    break;
                }
            }
        }
        throw last;
    }

    /** OpenID Connect Discovery 1.0, section 4, and RFC 8414, section 3. */
    private static List<String> documents(String issuer) {
        URI uri = URI.create(issuer);
        String host = uri.getScheme() + "://" + uri.getRawAuthority();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return List.of(
                host + path + "/.well-known/openid-configuration",
                host + "/.well-known/openid-configuration" + path,
                host + "/.well-known/oauth-authorization-server" + path);
    }

    private Discovered read(String issuer, String address) throws IOException {
        try {
            Map<String, Object> document =
                    JSONObjectUtils.parse(http.retrieveResource(url(address)).getContent());
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new IOException("%s is about another issuer: %s"
                        .formatted(address, JSONObjectUtils.getString(document, "issuer")));
            }
            String keys = JSONObjectUtils.getString(document, "jwks_uri");
            if (keys == null) {
                throw new IOException(address + " has no jwks_uri");
            }
            URI authorization = JSONObjectUtils.getURI(document, "authorization_endpoint");
            URI token = JSONObjectUtils.getURI(document, "token_endpoint");
            return new Discovered(
                    keys, authorization == null || token == null ? null : new SignIn.Endpoints(authorization, token));
        } catch (ParseException ex) {
            throw new IOException(address + " is no discovery document: " + ex.getMessage(), ex);
        }
    }

    private static URL url(String text) throws MalformedURLException {
        return new URL(text);
    }

    @Override
    public void close() {
        // Nothing is open between two requests.
    }

    @Override
    public String toString() {
        return issuer == null ? String.valueOf(jwkSetUri) : issuer;
    }
}
