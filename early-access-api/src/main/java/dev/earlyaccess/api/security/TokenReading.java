package dev.earlyaccess.api.security;

import com.nimbusds.jwt.JWTParser;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Reads a verified token: the caller, as the principal. */
@Component
class TokenReading implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final int MAX_LENGTH = 254;

    private final SecuritySettings settings;
    private final Clock clock;

    TokenReading(SecuritySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public UserAuthentication convert(Jwt jwt) {
        Profile profile = profile(jwt);
        return new UserAuthentication(new Caller(profile, roles(jwt), profile.email()), jwt);
    }

    private Profile profile(Jwt jwt) {
        boolean verified = !Boolean.FALSE.equals(jwt.getClaims().get("email_verified"))
                && !"false".equals(jwt.getClaims().get("email_verified"));
        return new Profile(
                new UserId(Objects.requireNonNull(jwt.getSubject())),
                verified ? text(jwt, "email") : null,
                verified ? text(jwt, "name") : null,
                verified ? locale(jwt) : null,
                issuedAt(jwt));
    }

    /** A token issued in the future would make all later tokens look older. */
    private Instant issuedAt(Jwt jwt) {
        Instant now = clock.instant();
        Instant issuedAt = statedIssue(jwt).orElse(Instant.EPOCH);
        return issuedAt.isAfter(now) ? now : issuedAt;
    }

    /**
     * Read from the token itself: if the token has no {@code iat}, Spring sets one a second before the
     * expiry.
     */
    private static Optional<Instant> statedIssue(Jwt jwt) {
        try {
            return Optional.ofNullable(JWTParser.parse(jwt.getTokenValue())
                            .getJWTClaimsSet()
                            .getIssueTime())
                    .map(Date::toInstant);
        } catch (ParseException ex) {
            throw new IllegalStateException("A verified token cannot be parsed", ex);
        }
    }

    private static @Nullable String text(Jwt jwt, String claim) {
        return jwt.getClaims().get(claim) instanceof String text
                        && !text.isBlank()
                        && text.length() <= MAX_LENGTH
                        && CleanText.isPlain(text)
                ? text
                : null;
    }

    private static @Nullable String locale(Jwt jwt) {
        String tag = text(jwt, "locale");
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException ex) {
            return null;
        }
    }

    private Set<Role> roles(Jwt jwt) {
        Object claim = descend(jwt.getClaims(), settings.rolesClaim());
        Collection<?> roles = claim instanceof Collection<?> several
                ? several
                : claim instanceof String words ? Arrays.asList(words.trim().split("[\\s,]+")) : List.of();
        return Stream.concat(
                        Stream.of(Role.USER),
                        roles.stream()
                                .filter(String.class::isInstance)
                                .flatMap(role -> Role.named((String) role).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A claim's name may itself contain dots, as in namespaced claims; a dot descends only if there is no
     * such claim.
     */
    private static @Nullable Object descend(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? descend(inner, path.substring(dot + 1))
                : null;
    }

    /** A person with a valid token. */
    static class UserAuthentication extends AbstractAuthenticationToken {

        private final transient Caller caller;
        private final transient Jwt token;

        UserAuthentication(Caller caller, Jwt token) {
            super(List.of());
            this.caller = caller;
            this.token = token;
            setAuthenticated(true);
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }

        @Override
        public Object getCredentials() {
            return token;
        }

        @Override
        public String getName() {
            return caller.user().value();
        }
    }
}
