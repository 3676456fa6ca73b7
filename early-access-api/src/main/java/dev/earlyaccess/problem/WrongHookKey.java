package dev.earlyaccess.problem;

import org.springframework.security.core.AuthenticationException;

/** The hook's key is missing or wrong. */
public class WrongHookKey extends AuthenticationException {

    public WrongHookKey() {
        super(
                "Send the key of this hook (early-access.bounces.key): Authorization: Bearer <key>, or as the password of "
                        + "HTTP Basic. No token opens it.");
    }
}
