package dev.earlyaccess.api.security;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A party that signs tokens: which tokens are its own, how they are verified, and whom they are about. */
class TokenIssuer {

    /** How far the clocks of the issuer and of this service may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final int MAX_SHOWN = 100;

    private static final Set<JWSAlgorithm> SECRET_ALGORITHMS = Set.of(JWSAlgorithm.HS256);

    /** Those of RFC 7518 that verify with a public key. */
    private static final Set<JWSAlgorithm> PUBLIC_KEY_ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());

    private final IssuerSettings settings;
    private final TokenRoles roles;
    private final List<String> prefixesOfOthers;
    private final Optional<OpenIdProvider> provider;
    private final NimbusJwtDecoder decoder;

    /** @param prefixes the user id prefixes of all issuers */
    TokenIssuer(IssuerSettings settings, List<RoleMapping> roleMapping, Set<String> prefixes, Clock clock) {
        this.settings = settings;
        this.roles = new TokenRoles(Objects.requireNonNullElse(settings.rolesClaim(), ""), roleMapping);
        this.prefixesOfOthers = prefixes.stream()
                .filter(prefix -> prefix.length() > settings.userIdPrefix().length())
                .toList();
        this.provider = settings.hasSecrets()
                ? Optional.empty()
                : Optional.of(new OpenIdProvider(settings.issuer(), settings.jwkSetUri()));
        this.decoder = decoder(provider.map(TokenIssuer::published).orElseGet(() -> secrets(settings.secrets())));
        this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithValidators(times(clock), types()), this::validate));
    }

    private static NimbusJwtDecoder decoder(JWSKeySelector<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(keys);
        processor.setJWSTypeVerifier((type, context) -> {}); // the validators check the type,
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // and the claims
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(TokenIssuer::withoutIssueDate);
        return decoder;
    }

    /** Spring would refuse a token that is older than its issue date without saying that it has expired. */
    private static Map<String, Object> withoutIssueDate(Map<String, Object> claims) {
        Map<String, Object> converted = new HashMap<>(CLAIMS.convert(claims));
        converted.remove(JwtClaimNames.IAT);
        return converted;
    }

    private static JWSKeySelector<SecurityContext> secrets(List<String> secrets) {
        List<SecretKeySpec> keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
        return (header, context) -> SECRET_ALGORITHMS.contains(header.getAlgorithm()) ? keys : List.of();
    }

    private static JWSKeySelector<SecurityContext> published(OpenIdProvider provider) {
        return new JWSVerificationKeySelector<>(PUBLIC_KEY_ALGORITHMS, provider.keys());
    }

    private static JwtTimestampValidator times(Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock);
        return times;
    }

    /** RFC 7519, 5.1, and RFC 9068, 2.1. */
    private static JwtTypeValidator types() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /** The {@code iss} of its tokens, if its settings name one. */
    Optional<String> name() {
        return settings.hasIssuer() ? Optional.ofNullable(settings.issuer()) : Optional.empty();
    }

    /** Where its keys are published; empty if it shares a secret. */
    Optional<OpenIdProvider> provider() {
        return provider;
    }

    /** Whether it signs with this algorithm. */
    boolean signsWith(Algorithm algorithm) {
        return algorithms().stream().anyMatch(algorithm::equals);
    }

    Set<JWSAlgorithm> algorithms() {
        return provider.isPresent() ? PUBLIC_KEY_ALGORITHMS : SECRET_ALGORITHMS;
    }

    /**
     * The token, if this issuer has signed it; empty if another one has.
     *
     * @throws InvalidBearerTokenException if this issuer has signed it, but the token is not valid
     * @throws ProviderUnavailable if that cannot be told at the moment
     */
    Optional<Jwt> verify(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (JwtValidationException ex) {
            throw new InvalidBearerTokenException(
                    Objects.requireNonNullElse(
                            ex.getErrors().iterator().next().getDescription(), "the token is not valid"),
                    ex);
        } catch (BadJwtException ex) {
            if (isOfAnotherKey(ex.getCause())) {
                return Optional.empty();
            }
            throw new InvalidBearerTokenException("the token cannot be read", ex);
        } catch (JwtException ex) {
            OpenIdProvider publisher = provider.orElseThrow(() -> ex);
            if (publisher.hasKeys() && ex.getCause() instanceof RateLimitReachedException) {
                return Optional.empty();
            }
            throw new ProviderUnavailable(publisher.toString());
        }
    }

    /** The signature is wrong, or there is no such key. */
    private static boolean isOfAnotherKey(@Nullable Throwable cause) {
        return cause instanceof BadJWSException || (cause != null && cause.getClass() == BadJOSEException.class);
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null) {
            return invalid("the token has no exp: a token must have an expiry");
        }
        List<String> expected = Objects.requireNonNullElse(settings.audience(), List.of());
        List<String> audience = Objects.requireNonNullElse(token.getAudience(), List.of());
        if (!expected.isEmpty() && Collections.disjoint(expected, audience)) {
            return invalid("the token is for another audience: %s instead of %s"
                    .formatted(shown(String.join(" ", audience)), String.join(" or ", expected)));
        }
        String id = id(token);
        if (id != null && id.startsWith(UserId.OF_API_KEYS)) {
            return invalid("the token's %s begins with %s, as the names of API keys do"
                    .formatted(settings.userIdClaim(), UserId.OF_API_KEYS));
        }
        if (id == null || !UserId.isValid(id)) {
            return invalid(("the token's %s is no user id: 1 to 255 characters, none of them a control character, "
                            + "and not dots alone")
                    .formatted(settings.userIdClaim()));
        }
        if (prefixesOfOthers.stream().anyMatch(id::startsWith)) {
            return invalid("the token's %s begins with the user-id-prefix of another issuer"
                    .formatted(settings.userIdClaim()));
        }
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult invalid(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }

    /** What a stranger wrote, as an error message may repeat it. */
    static String shown(@Nullable String text) {
        return text == null || text.isBlank() ? "none" : CleanText.line(text, MAX_SHOWN);
    }

    /** Whom a verified token is about. */
    UserId user(Jwt token) {
        return new UserId(Objects.requireNonNull(id(token)));
    }

    /** Some systems write a number where a text is meant. */
    private @Nullable String id(Jwt token) {
        Object value = token.getClaims().get(settings.userIdClaim());
        boolean isId =
                (value instanceof String text && !text.isBlank()) || value instanceof Long || value instanceof Integer;
        return isId ? settings.userIdPrefix() + value : null;
    }

    /** The names of the roles that a verified token gives. */
    Set<String> roles(Jwt token) {
        return roles.in(token.getClaims());
    }

    /** Whether the address in a token is the user's even if the token does not say that it is verified. */
    boolean isTrustedWithAddresses() {
        return Boolean.TRUE.equals(settings.trustEmail());
    }
}
