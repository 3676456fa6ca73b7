package dev.earlyaccess.api.problem;

import org.springframework.security.core.AuthenticationException;

/** The hook's key is missing or wrong. */
public class WrongMailEndpointKey extends AuthenticationException {

    /** @param setting where the operator wrote the key */
    public WrongMailEndpointKey(String setting) {
        super(
                "Send the key of this hook (%s): Authorization: Bearer <key>, or as the password of HTTP Basic. No token opens it."
                        .formatted(setting));
    }
}
