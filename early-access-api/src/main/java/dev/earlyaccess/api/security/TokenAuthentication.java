package dev.earlyaccess.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Finds out who sent a request, from its bearer token. A token that was verified is not verified again for some
 * minutes; it is known by its SHA-256, so that no token stays in memory.
 */
@Component
class TokenAuthentication implements AuthenticationManager {

    /** How long a key that was replaced by its provider still opens the service, at most. */
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);

    private static final int MOST_VERIFIED = 10_000;

    private final TokenIssuers issuers;
    private final TokenReading reading;
    private final Clock clock;
    private final Cache<ByteBuffer, Verified> verified = Caffeine.newBuilder()
            .maximumSize(MOST_VERIFIED)
            .expireAfterWrite(VERIFIED_FOR)
            .build();

    TokenAuthentication(TokenIssuers issuers, TokenReading reading, Clock clock) {
        this.issuers = issuers;
        this.reading = reading;
        this.clock = clock;
    }

    /** What a token says, verified at this time. */
    private record Verified(Caller caller, Instant at, Instant until) {

        boolean holds(Instant now) {
            return !now.isBefore(at) && now.isBefore(until);
        }
    }

    /** That it cannot be told at the moment who sent the request; the cause tells the client what to do. */
    static class NotTold extends AuthenticationException {
        private final transient ProviderUnavailable unavailable;

        NotTold(ProviderUnavailable unavailable) {
            super(unavailable.getMessage(), unavailable);
            this.unavailable = unavailable;
        }

        ProviderUnavailable unavailable() {
            return unavailable;
        }
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        UserAuthentication sender = new UserAuthentication(caller(token));
        sender.setDetails(request.getDetails());
        return sender;
    }

    private Caller caller(String token) {
        Instant now = clock.instant();
        ByteBuffer hash = hash(token);
        Verified known = verified.getIfPresent(hash);
        if (known != null && known.holds(now)) {
            return known.caller();
        }
        Verified verifiedNow = verify(token, parsed(token), now);
        verified.put(hash, verifiedNow);
        return verifiedNow.caller();
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex); // every Java platform has it
        }
    }

    private static JWT parsed(String token) {
        try {
            return JWTParser.parse(token);
        } catch (ParseException ex) {
            throw new InvalidBearerTokenException("it is not a JWT", ex);
        }
    }

    private Verified verify(String token, JWT parsed, Instant now) {
        @Nullable ProviderUnavailable unavailable = null;
        for (TokenIssuer issuer : issuers.candidates(parsed)) {
            try {
                Optional<Jwt> jwt = issuer.verify(token);
                if (jwt.isPresent()) {
                    return new Verified(reading.read(jwt.get(), issuer, parsed), now, end(jwt.get(), now));
                }
            } catch (ProviderUnavailable ex) {
                unavailable = ex;
            }
        }
        if (unavailable != null) {
            throw new NotTold(unavailable);
        }
        throw new InvalidBearerTokenException("the token's signature is wrong: it was signed with another key");
    }

    private static Instant end(Jwt jwt, Instant now) {
        Instant end = now.plus(VERIFIED_FOR);
        Instant expiry = Objects.requireNonNull(jwt.getExpiresAt(), "A verified token has an expiry");
        return expiry.isBefore(end) ? expiry : end;
    }

    /** A person with a valid token. */
    private static final class UserAuthentication extends AbstractAuthenticationToken {

        private final transient Caller caller;

        UserAuthentication(Caller caller) {
            super(List.of());
            this.caller = caller;
            setAuthenticated(true);
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public String getName() {
            return caller.user().value();
        }
    }
}
