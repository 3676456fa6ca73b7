package dev.earlyaccess.api.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * A further party that signs tokens. What it leaves out about its tokens' claims, it shares with the first
 * one.
 *
 * @param issuer the {@code iss} of its tokens; without keys or secrets, its OpenID Connect discovery tells the
 *     keys
 * @param jwkSetUri the address of its public keys
 * @param secrets HS256 secrets, 32 bytes or more; several while one is being replaced
 * @param userIdPrefix what precedes the ids of its users
 * @param sharedUserIds whether its ids mean the same people as the equal ids of others with this prefix
 * @param userIdClaim the claim that holds the user's id
 * @param audience the token must be for one of these; not checked if empty
 * @param rolesClaim the claim that holds the roles; empty if its tokens give no roles
 * @param trustEmail whether an address counts as verified without {@code email_verified}
 */
record IssuerSettings(
        @Nullable String issuer,
        @Nullable String jwkSetUri,
        @DefaultValue List<String> secrets,
        @DefaultValue("") String userIdPrefix,
        boolean sharedUserIds,
        @Nullable String userIdClaim,
        @Nullable List<String> audience,
        @Nullable String rolesClaim,
        @Nullable Boolean trustEmail) {

    boolean hasSecrets() {
        return !secrets.isEmpty();
    }

    boolean hasIssuer() {
        return StringUtils.hasText(issuer);
    }

    boolean hasJwkSet() {
        return StringUtils.hasText(jwkSetUri);
    }

    /** Secrets are for tests and logs no one to see. */
    @Override
    public String toString() {
        return "IssuerSettings[" + issuer + "]";
    }
}
