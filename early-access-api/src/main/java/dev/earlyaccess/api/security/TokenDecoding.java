package dev.earlyaccess.api.security;

import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.StringUtils;

/**
 * Verifies tokens: signed with the shared secret (HS256), or else by the OpenID Connect provider that Spring
 * Boot's own configuration reads.
 */
@Configuration
class TokenDecoding {

    @Bean
    @Conditional(SecretIsSet.class)
    JwtDecoder jwtDecoder(SecuritySettings settings, OAuth2TokenValidator<Jwt> ours) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key(settings))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefault(), ours));
        return decoder;
    }

    /** An empty secret counts as absent, as in {@code Requirements}. */
    static class SecretIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("early-access.security.jwt-secret"));
        }
    }

    /** Every token, from any issuer, needs an expiry and a subject that can be a user id. */
    @Bean
    OAuth2TokenValidator<Jwt> endAndSubject() {
        return jwt -> {
            if (jwt.getExpiresAt() == null) {
                return invalid("The token has no exp: a token must have an expiry");
            }
            if (jwt.getSubject() == null || !UserId.isValid(jwt.getSubject())) {
                return invalid("The token's sub is no user id: 1 to 255 characters, none a control character");
            }
            return OAuth2TokenValidatorResult.success();
        };
    }

    private static OAuth2TokenValidatorResult invalid(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }

    private static SecretKey key(SecuritySettings settings) {
        byte[] secret = String.valueOf(settings.jwtSecret()).getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(secret, "HmacSHA256");
    }
}
