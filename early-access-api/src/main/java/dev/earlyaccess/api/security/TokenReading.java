package dev.earlyaccess.api.security;

import com.nimbusds.jwt.JWT;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.Profile;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Reads a verified token. */
@Component
class TokenReading {

    private static final int MAX_LENGTH = 254;

    private final Clock clock;

    TokenReading(Clock clock) {
        this.clock = clock;
    }

    /** @param parsed the same token, as its issuer wrote it */
    Caller read(Jwt jwt, TokenIssuer issuer, JWT parsed) {
        Profile profile = profile(jwt, issuer, parsed);
        boolean isProven =
                issuer.isTrustedWithAddresses() || isTrue(jwt.getClaims().get("email_verified"));
        return new Caller(profile, roles(jwt, issuer), isProven ? profile.email() : null);
    }

    private Profile profile(Jwt jwt, TokenIssuer issuer, JWT parsed) {
        Object verified = jwt.getClaims().get("email_verified");
        boolean believed = verified == null || isTrue(verified);
        return new Profile(
                issuer.user(jwt),
                believed ? text(jwt, "email") : null,
                believed ? text(jwt, "name") : null,
                believed ? locale(jwt) : null,
                issuedAt(parsed));
    }

    /** Some providers write the text "true". */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || (claim instanceof String text && text.equalsIgnoreCase("true"));
    }

    /**
     * A date in the future would make all later tokens look older. Such a token counts, until its date has come,
     * as a token without a date.
     */
    private Instant issuedAt(JWT parsed) {
        Instant issuedAt = statedIssue(parsed).orElse(Instant.EPOCH);
        return issuedAt.isAfter(clock.instant()) || issuedAt.isBefore(Instant.EPOCH) ? Instant.EPOCH : issuedAt;
    }

    /**
     * Read from the token itself: if the token has no {@code iat}, Spring sets one a second before the
     * expiry.
     */
    private static Optional<Instant> statedIssue(JWT parsed) {
        try {
            return Optional.ofNullable(parsed.getJWTClaimsSet().getIssueTime()).map(Date::toInstant);
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

    private static Set<Role> roles(Jwt jwt, TokenIssuer issuer) {
        return Stream.concat(
                        Stream.of(Role.USER), issuer.roles(jwt).stream().flatMap(name -> Role.named(name).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
