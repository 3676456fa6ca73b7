package dev.earlyaccess.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signs a token for whoever asks: the place of the company's backend, on this machine only. */
@Hidden
@RestController
@Profile("local")
class LocalTokens {

    private static final Duration VALID_FOR = Duration.ofHours(12);

    private final String secret;
    private final Clock clock;

    LocalTokens(@Value("${early-access.security.jwt-secret:}") String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    record Claims(
            @NotBlank String sub,
            @Nullable String email,
            @Nullable String name,
            @Nullable String locale,
            @Nullable List<String> roles) {}

    @PostMapping("/local/tokens")
    Map<String, String> sign(@Valid @RequestBody Claims claims) throws JOSEException {
        if (secret.isEmpty()) {
            throw new dev.earlyaccess.api.problem.InvalidRequest(
                    "body", "can't be signed here: tokens come from the OpenID Connect provider that is set");
        }
        return Map.of("token", token(secret, claims, clock.instant()));
    }

    static String token(String secret, Claims claims, Instant now) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(claims.sub())
                        .claim("email", claims.email())
                        .claim("name", claims.name())
                        .claim("locale", claims.locale())
                        .claim("roles", claims.roles())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALID_FOR)))
                        .build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @Bean
    @Order(0)
    SecurityFilterChain localSecurityFilterChain(HttpSecurity http) {
        return http.securityMatcher("/local/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
