package dev.earlyaccess.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earlyaccess.apitest.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect provider that signs whatever it is asked to. */
public class FakeProvider implements AutoCloseable {

    private static final AtomicInteger keysInUse = new AtomicInteger();

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private int keyNumber = keysInUse.getAndIncrement();
    private String keyId = "first";

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange -> respond(exchange, """
                {"issuer": "%s", "jwks_uri": "%s", "authorization_endpoint": "%s/authorize",
                 "token_endpoint": "%s/token"}""".formatted(issuer(), jwkSet(), issuer(), issuer())));
        server.createContext("/realm/keys", exchange -> {
            requests.incrementAndGet();
            respond(exchange, new JWKSet(key().toPublicJWK()).toString());
        });
        server.start();
    }

    private static void respond(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }

    public String issuer() {
        return "http://127.0.0.1:%d/realm".formatted(server.getAddress().getPort());
    }

    String jwkSet() {
        return issuer() + "/keys";
    }

    synchronized RSAKey key() {
        return new RSAKey.Builder(Keys.MADE.get(keyNumber % Keys.MADE.size()))
                .keyID(keyId)
                .build();
    }

    /** How often somebody asked for the keys. */
    int requests() {
        return requests.get();
    }

    synchronized void replacesItsKey() {
        keyNumber = keysInUse.getAndIncrement();
        keyId = "second";
    }

    /** A token of this user, as this provider issues it. */
    String token(String sub) {
        return token(sub, issuer(), Map.of());
    }

    /** A token with this issuer, signed with this provider's key. */
    String token(String sub, String issuer, Map<String, ?> more) {
        Map<String, @Nullable Object> claims = Tokens.claims(sub);
        claims.put("iss", issuer);
        claims.putAll(more);
        RSAKey key = key();
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), new Payload(claims));
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException ex) {
            throw new AssertionError(ex);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** As many as a test has at a time: two providers, one of which replaces its own. Each takes a second to make. */
    private static final class Keys {

        static final List<RSAKey> MADE = List.of(make(), make(), make());

        static RSAKey make() {
            try {
                return new RSAKeyGenerator(2048).generate();
            } catch (JOSEException ex) {
                throw new AssertionError(ex);
            }
        }
    }
}
