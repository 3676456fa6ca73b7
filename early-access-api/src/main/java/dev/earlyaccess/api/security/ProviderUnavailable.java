package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;

/** A token cannot be verified, because its issuer's public keys cannot be read at the moment. */
class ProviderUnavailable extends Refusal {

    /** @param issuer who issued the token, or where its keys should be */
    ProviderUnavailable(String issuer) {
        super(
                "unavailable",
                "The token cannot be verified: its issuer %s does not respond. Try again in %d seconds."
                        .formatted(issuer, OpenIdProvider.PAUSE.toSeconds()),
                "retryAfterSeconds",
                OpenIdProvider.PAUSE.toSeconds());
    }
}
