package dev.earlyaccess.api.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds out who sent a request, from its bearer token. */
@Component
class TokenAuthentication implements AuthenticationManager {

    private final TokenIssuers issuers;
    private final TokenReading reading;

    TokenAuthentication(TokenIssuers issuers, TokenReading reading) {
        this.issuers = issuers;
        this.reading = reading;
    }

    /** That it cannot be told at the moment who sent the request; the cause tells the client what to do. */
    static class NotTold extends AuthenticationException {
        private final transient ProviderUnavailable unavailable;

        NotTold(ProviderUnavailable unavailable) {
            super(unavailable.getMessage(), unavailable);
            this.unavailable = unavailable;
        }

        ProviderUnavailable unavailable() {
            return unavailable;
        }
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        AbstractAuthenticationToken sender = sender(token, parsed(token));
        sender.setDetails(request.getDetails());
        return sender;
    }

    private static JWT parsed(String token) {
        try {
            return JWTParser.parse(token);
        } catch (ParseException ex) {
            throw new InvalidBearerTokenException("it is not a JWT", ex);
        }
    }

    private AbstractAuthenticationToken sender(String token, JWT parsed) {
        @Nullable ProviderUnavailable unavailable = null;
        for (TokenIssuer issuer : issuers.candidates(parsed)) {
            try {
                Optional<Jwt> verified = issuer.verify(token);
                if (verified.isPresent()) {
                    return reading.read(verified.get(), issuer, parsed);
                }
            } catch (ProviderUnavailable ex) {
                unavailable = ex;
            }
        }
        if (unavailable != null) {
            throw new NotTold(unavailable);
        }
        throw new InvalidBearerTokenException("the token's signature is wrong: it was signed with another key");
    }
}
