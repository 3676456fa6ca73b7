package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;

/** The request has no key of the mail endpoint, or a wrong one. */
class WrongMailEndpointKey extends Refusal {

    /** @param setting the setting that holds the key */
    WrongMailEndpointKey(String setting) {
        super(
                "unauthenticated",
                "Send the key of this mail endpoint (%s): as Authorization: Bearer <key>, or as the password of HTTP Basic. "
                                .formatted(setting)
                        + "A user's token is not accepted here.");
    }
}
