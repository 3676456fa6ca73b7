package dev.earlyaccess.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are verified, and which claim holds the roles.
 *
 * @param jwtSecret the HS256 secret shared with the company's backend, 32 bytes or more; null where an OpenID
 *     Connect provider issues the tokens
 * @param rolesClaim the claim that holds the roles; dots descend
 */
@ConfigurationProperties("early-access.security")
record SecuritySettings(
        @Nullable String jwtSecret, @DefaultValue("roles") String rolesClaim) {}
