package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;

/** The request has no key of the endpoint, or a wrong one. */
class WrongEndpointKey extends Refusal {

    /** @param setting the setting that holds the key */
    WrongEndpointKey(String setting) {
        super(
                "unauthenticated",
                "Send the key of this endpoint (%s): as Authorization: Bearer <key>, or as the password of HTTP Basic. "
                                .formatted(setting)
                        + "A user's token is not accepted here.");
    }
}
