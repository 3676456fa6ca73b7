package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Whose tokens are accepted, and as whose. */
class IssuersTest {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String JWK_SET = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri";
    private static final String SECRET = "early-access.security.jwt-secret";
    private static final String FURTHER = "early-access.security.issuers[0].";
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final FakeProvider provider = new FakeProvider();
    private final FakeProvider other = new FakeProvider();

    @AfterEach
    void end() {
        provider.close();
        other.close();
    }

    @Test
    void findsTheKeysOfAnIssuer() {
        Service service = service(Map.of(ISSUER, provider.issuer()));

        assertThat(service.user(provider.token("ada"))).isEqualTo("ada");
        assertThat(service.user(provider.token("alan"))).isEqualTo("alan");
        assertThat(provider.requests()).isEqualTo(1);
    }

    @Test
    void readsAJwkSet() {
        Service service = service(Map.of(JWK_SET, provider.jwkSet()));

        assertThat(service.user(provider.token("ada"))).isEqualTo("ada");
        assertThat(service.user(provider.token("ada", "https://anything.example", Map.of())))
                .isEqualTo("ada");
        service.refuses(other.token("ada"), "another key");
    }

    @Test
    void takesAKeyThatIsNew() {
        Service service = service(Map.of(ISSUER, provider.issuer()));
        String old = provider.token("ada");
        assertThat(service.user(old)).isEqualTo("ada");

        provider.replacesItsKey();

        assertThat(service.user(provider.token("ada"))).isEqualTo("ada");
        service.clock().forward(VERIFIED_FOR);
        service.refuses(old, "another key");
    }

    @Test
    void verifiesATokenOnceInFiveMinutes() {
        Service service = service(Map.of(SECRET, Tokens.SECRET));
        String token = Tokens.of("ada");
        Caller caller = service.caller(token);

        service.clock().forward(VERIFIED_FOR.minusSeconds(1));
        assertThat(service.caller(token)).isSameAs(caller);
        assertThat(service.user(Tokens.of("alan"))).isEqualTo("alan");

        service.clock().forward(Duration.ofSeconds(1));
        assertThat(service.caller(token)).isEqualTo(caller).isNotSameAs(caller);
    }

    @Test
    void acceptsNoVerifiedTokenAfterItsExpiry() {
        Service service = service(Map.of(SECRET, Tokens.SECRET));
        Instant expiry = HandMovedClock.MON_1_JUNE.plusSeconds(60);
        String token = Tokens.with("ada", Map.of("exp", expiry.getEpochSecond()));
        assertThat(service.user(token)).isEqualTo("ada");

        service.clock().set(expiry.plus(CLOCK_SKEW).plusSeconds(1));
        service.refuses(token, "expired");
    }

    /** A secret or a provider is replaced without one refusal: for some time, both are accepted. */
    @Test
    void acceptsTheTokensOfAllIssuers() {
        Service service = service(Map.of(
                SECRET,
                Tokens.SECRET,
                "early-access.security.shared-user-ids",
                "true",
                ISSUER,
                provider.issuer(),
                FURTHER + "issuer",
                other.issuer(),
                FURTHER + "jwk-set-uri",
                other.jwkSet(),
                FURTHER + "user-id-prefix",
                "other:"));

        assertThat(service.user(Tokens.of("ada"))).isEqualTo("ada");
        assertThat(service.user(provider.token("ada"))).isEqualTo("ada");
        assertThat(service.user(other.token("ada"))).isEqualTo("other:ada");
        service.refuses(provider.token("other:ada"), "begins with the user-id-prefix of another issuer");
    }

    @Test
    void verifiesATokenWithTheKeysOfItsIssuerAlone() {
        Service service = service(Map.of(
                ISSUER,
                provider.issuer(),
                FURTHER + "issuer",
                other.issuer(),
                FURTHER + "user-id-prefix",
                "other:",
                SECRET,
                Tokens.SECRET,
                "early-access.security.shared-user-ids",
                "true"));

        service.refuses(other.token("ada", provider.issuer(), Map.of()), "another key");
        service.refuses(provider.token("ada", other.issuer(), Map.of()), "another key");
        service.refuses(provider.token("ada", "https://stranger.example", Map.of()), "https://stranger.example");
        service.refuses(Tokens.with("ada", Map.of("iss", provider.issuer())), "HS256 is not accepted");
    }

    /** The public key as the secret of HS256: the classic confusion. */
    @Test
    void takesNoPublicKeyForASecret() throws JOSEException {
        Service service = service(Map.of(ISSUER, provider.issuer()));
        String publicKey = new String(provider.key().toRSAPublicKey().getEncoded(), StandardCharsets.ISO_8859_1);
        Map<String, @Nullable Object> claims = Tokens.claims("ada");
        claims.put("iss", provider.issuer());

        service.refuses(Tokens.signed(claims, publicKey), "HS256 is not accepted");
        service.refuses(Tokens.signed(claims, provider.key().toPublicJWK().toJSONString()), "HS256 is not accepted");
    }

    @Test
    void keepsTheKeysWhileTheProviderIsAway() {
        Service service = service(Map.of(ISSUER, provider.issuer()));
        assertThat(service.user(provider.token("ada"))).isEqualTo("ada");

        provider.close();

        assertThat(service.user(provider.token("alan"))).isEqualTo("alan");
    }

    @Test
    void saysWhenItCannotTell() {
        Service service = service(Map.of(
                ISSUER, provider.issuer(), FURTHER + "issuer", other.issuer(), FURTHER + "user-id-prefix", "other:"));
        provider.close();

        for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> service.user(provider.token("ada")))
                    .isInstanceOf(TokenAuthentication.NotTold.class)
                    .hasMessageContaining(provider.issuer());
        }
        assertThat(service.user(other.token("ada"))).isEqualTo("other:ada");
    }

    @Test
    void readsTheClaimsThatTheSettingsName() {
        Service service = service(Map.of(
                ISSUER,
                provider.issuer(),
                "early-access.security.user-id-claim",
                "oid",
                "early-access.security.audience",
                "early-access,early-access-test",
                "early-access.security.roles-claim",
                "resource_access.early-access.roles"));

        Caller caller = service.caller(provider.token(
                "ignored",
                provider.issuer(),
                Map.of(
                        "oid",
                        42,
                        "aud",
                        List.of("shop", "early-access-test"),
                        "resource_access",
                        Map.of("early-access", Map.of("roles", List.of("VIEWER"))))));

        assertThat(caller.user().value()).isEqualTo("42");
        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.USER, Role.VIEWER);
        service.refuses(
                provider.token("ada", provider.issuer(), Map.of("oid", "1", "aud", "shop")), "another audience");
        service.refuses(provider.token("ada", provider.issuer(), Map.of("aud", "early-access")), "oid is no user id");
    }

    @Test
    void believesAProvidersAddressIfItIsVerified() {
        Map<String, Object> settings = new HashMap<>(Map.of(ISSUER, provider.issuer()));

        assertThat(provenBy(settings, Map.of())).isNull();
        assertThat(provenBy(settings, Map.of("email_verified", "maybe"))).isNull();
        assertThat(provenBy(settings, Map.of("email_verified", false))).isNull();
        assertThat(provenBy(settings, Map.of("email_verified", true))).isEqualTo("ada@example.com");
        settings.put("early-access.security.trust-email", "true");
        assertThat(provenBy(settings, Map.of())).isEqualTo("ada@example.com");
        assertThat(provenBy(settings, Map.of("email_verified", false))).isNull();
    }

    @Test
    void believesTheBackendsAddresses() {
        Caller caller =
                service(Map.of(SECRET, Tokens.SECRET)).caller(Tokens.with("ada", Map.of("email", "ada@example.com")));

        assertThat(caller.provenEmail()).isEqualTo("ada@example.com");
    }

    private @Nullable String provenBy(Map<String, Object> settings, Map<String, Object> verified) {
        Map<String, Object> claims = new HashMap<>(verified);
        claims.put("email", "ada@example.com");
        return service(settings)
                .caller(provider.token("ada", provider.issuer(), claims))
                .provenEmail();
    }

    /** In both spellings that Spring knows. */
    @Test
    void canBeSetByEnvironmentVariables() {
        Service service = fromEnvironment(Map.of(
                "EARLY_ACCESS_SECURITY_JWT_SECRET",
                Tokens.SECRET,
                "EARLY_ACCESS_SECURITY_ROLES_CLAIM",
                "realm_access.roles",
                "EARLY_ACCESS_SECURITY_ROLE_MAPPING_0_FROM",
                "product-team",
                "EARLY_ACCESS_SECURITY_ROLE_MAPPING_0_TO",
                "EDITOR",
                "EARLY_ACCESS_SECURITY_ROLE_MAPPING_1_FROM",
                "Help desk",
                "EARLY_ACCESS_SECURITY_ROLE_MAPPING_1_TO",
                "SUPPORT",
                "EARLY_ACCESS_SECURITY_ISSUERS_0_ISSUER",
                other.issuer(),
                "EARLY_ACCESS_SECURITY_ISSUERS_0_USER_ID_PREFIX",
                "other:"));

        Map<String, Object> teams = Map.of("realm_access", Map.of("roles", List.of("product-team", "Help desk")));
        assertThat(service.caller(Tokens.with("ada", teams)).roles())
                .containsExactlyInAnyOrder(Role.USER, Role.EDITOR, Role.SUPPORT);
        assertThat(service.user(other.token("ada"))).isEqualTo("other:ada");

        Service relaxed = fromEnvironment(Map.of(
                "EARLYACCESS_SECURITY_JWTSECRET",
                Tokens.SECRET,
                "EARLYACCESS_SECURITY_ROLEMAPPING_0_FROM",
                "product-team",
                "EARLYACCESS_SECURITY_ROLEMAPPING_0_TO",
                "EDITOR"));
        assertThat(relaxed.caller(Tokens.of("ada", "product-team")).roles())
                .containsExactlyInAnyOrder(Role.USER, Role.EDITOR);
    }

    private record Service(TokenAuthentication tokens, HandMovedClock clock) {

        Caller caller(String token) {
            return (Caller) tokens.authenticate(new BearerTokenAuthenticationToken(token))
                    .getPrincipal();
        }

        String user(String token) {
            return caller(token).user().value();
        }

        void refuses(String token, String reason) {
            assertThatThrownBy(() -> caller(token))
                    .isInstanceOf(InvalidBearerTokenException.class)
                    .hasMessageContaining(reason);
        }
    }

    private static Service service(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        return service(environment);
    }

    private static Service fromEnvironment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return service(environment);
    }

    private static Service service(StandardEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        assertThat(SecuritySettings.faults(environment)).isEmpty();
        SecuritySettings settings =
                Binder.get(environment).bindOrCreate(SecuritySettings.PREFIX, SecuritySettings.class);
        HandMovedClock clock = new HandMovedClock();
        return new Service(
                new TokenAuthentication(new TokenIssuers(settings, environment, clock), new TokenReading(clock), clock),
                clock);
    }
}
