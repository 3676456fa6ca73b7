package dev.earlyaccess.api.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** All parties whose tokens this service accepts. */
@Component
class TokenIssuers {

    private final List<TokenIssuer> all;

    TokenIssuers(SecuritySettings settings, Environment environment, Clock clock) {
        List<IssuerSettings> signers = settings.signers(environment).stream()
                .map(SecuritySettings.NamedIssuer::settings)
                .toList();
        Set<String> prefixes =
                signers.stream().map(IssuerSettings::userIdPrefix).collect(Collectors.toUnmodifiableSet());
        this.all = signers.stream()
                .map(signer -> new TokenIssuer(signer, settings.roleMapping(), prefixes, clock))
                .toList();
    }

    /** The provider with which Swagger UI signs people in: the first one that can be discovered. */
    Optional<OpenIdProvider> signInProvider() {
        return all.stream()
                .filter(issuer -> issuer.name().isPresent())
                .flatMap(issuer -> issuer.provider().stream())
                .findFirst();
    }

    /**
     * Those whose token this can be: the one that the token names, or else those that have no name. So a token
     * that names an issuer is never verified with the key of another issuer that has a name.
     *
     * @throws InvalidBearerTokenException if there is none, with the reason
     */
    List<TokenIssuer> candidates(JWT token) {
        if (!(token instanceof SignedJWT)) {
            throw new InvalidBearerTokenException("the token is not signed");
        }
        String name = issuer(token);
        List<TokenIssuer> named = all.stream().filter(isNamed(name)).toList();
        List<TokenIssuer> possible =
                named.isEmpty() ? all.stream().filter(isNamed(null)).toList() : named;
        List<TokenIssuer> candidates = possible.stream()
                .filter(issuer -> issuer.signsWith(token.getHeader().getAlgorithm()))
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidBearerTokenException(reason(token, name, named, possible));
        }
        return candidates;
    }

    private static Predicate<TokenIssuer> isNamed(@Nullable String name) {
        return issuer -> issuer.name().equals(Optional.ofNullable(name));
    }

    private static @Nullable String issuer(JWT token) {
        try {
            return token.getJWTClaimsSet().getIssuer();
        } catch (ParseException ex) {
            throw new InvalidBearerTokenException("the token cannot be read", ex);
        }
    }

    private static String reason(
            JWT token, @Nullable String name, List<TokenIssuer> named, List<TokenIssuer> possible) {
        String unknown = name == null
                ? "the token has no iss, which says who issued it"
                : "the token's issuer is not known: " + TokenIssuer.shown(name);
        if (possible.isEmpty()) {
            return unknown;
        }
        String algorithm = "the token's algorithm %s is not accepted, but %s"
                .formatted(
                        TokenIssuer.shown(token.getHeader().getAlgorithm().getName()),
                        possible.stream()
                                .flatMap(issuer -> issuer.algorithms().stream())
                                .map(Object::toString)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
        return named.isEmpty() && name != null
                ? Stream.of(unknown, algorithm).collect(Collectors.joining("; or "))
                : algorithm;
    }
}
